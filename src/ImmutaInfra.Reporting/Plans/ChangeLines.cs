using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Shows what a change does to each attribute, line by line. Secrets are never shown.</summary>
internal sealed class ChangeLines : ILines
{
    private const int LongestLine = 400;
    private readonly List<ChangeLine> _lines = [];
    private readonly int _most;
    private int _left;

    private ChangeLines(int most) => _most = most;

    /// <summary>The lines of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="most">How many lines there may be; what is left out is counted in one more.</param>
    public static IReadOnlyList<ChangeLine> Of(ReportedChange change, int most = int.MaxValue)
    {
        var lines = new ChangeLines(most);
        lines.WriteHead(change);
        var values = new ValueView(lines, new Ink(usesColor: false));
        switch (change.Action)
        {
            case PlannedAction.Create or PlannedAction.Read:
                values.WriteMembers(Mark.Add, change.After ?? ObjectValue.Empty, 0);
                break;
            case PlannedAction.Delete:
                values.WriteMembers(Mark.Remove, change.Before ?? ObjectValue.Empty, 0);
                break;
            case PlannedAction.Forget:
                values.WriteMembers(Mark.None, new ObjectValue(("id", (change.Before ?? ObjectValue.Empty)["id"])), 0);
                break;
            default:
                var reasons = ReplaceReasons.Of(change.Causes.Select(cause => (cause.Path, cause.Reason)));
                values.WriteChanges(change.Before ?? ObjectValue.Empty, change.After ?? ObjectValue.Empty, 0, reasons, name => name is "id" or "name");
                foreach (var (path, reason) in reasons?.TakeLeft() ?? [])
                {
                    lines.Write(0, Mark.None, $"# {path} forces replacement: {reason}");
                }

                break;
        }

        return lines.End();
    }

    /// <summary>The lines of outputs that change.</summary>
    public static IReadOnlyList<ChangeLine> Of(IReadOnlyList<ReportedOutputChange> outputs, int most = int.MaxValue)
    {
        var lines = new ChangeLines(most);
        var values = new ValueView(lines, new Ink(usesColor: false));
        var width = ValueView.NameWidth(outputs.Select(output => output.Name));
        foreach (var output in outputs)
        {
            values.WriteChange(ValueView.Label(output.Name, width), output.Before, output.After, 0, "", reasons: null);
        }

        return lines.End();
    }

    /// <inheritdoc/>
    public void Write(int indent, Mark mark, string text)
    {
        if (_lines.Count >= _most)
        {
            _left++;
            return;
        }

        var clean = Printable.OneLine(text);
        _lines.Add(new ChangeLine(indent, mark, clean.Length > LongestLine ? $"{clean.AsSpan(0, char.IsLowSurrogate(clean[LongestLine]) ? LongestLine - 1 : LongestLine)}..." : clean));
    }

    private void WriteHead(ReportedChange change)
    {
        if (change.Reason is { } reason)
        {
            Write(0, Mark.None, $"# {reason}");
        }

        if (change.PreviousAddress is { } previous)
        {
            Write(0, Mark.None, $"# moved from {previous}");
        }

        if (change.ImportId is { } id)
        {
            Write(0, Mark.None, $"# imported by the id {Printable.Quote(id)}");
        }

        foreach (var note in change.Notes)
        {
            Write(0, Mark.None, $"# ! {note}");
        }
    }

    private List<ChangeLine> End()
    {
        if (_left > 0)
        {
            _lines.Add(new ChangeLine(0, Mark.None, $"# ({_left:N0} more line{(_left == 1 ? "" : "s")} hidden)"));
        }

        return _lines;
    }
}
