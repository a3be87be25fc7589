using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Writes what happens to one resource.</summary>
internal sealed class ResourceChangeView(TextWriter output, TextOptions options, ValueView values)
{
    private const int AttributeIndent = 6;
    private readonly HclNames _names = new(opensSecrets: false, fillsNulls: false);
    private readonly Ink _ink = new(options.UsesColor);

    /// <summary>Writes what a plan does with it.</summary>
    public void Write(ResourceChange change)
    {
        WriteHead(change);
        WriteBlock(change, change.Action);
    }

    /// <summary>Writes how it differs from what the state says.</summary>
    public void WriteDrift(ResourceChange change)
    {
        var isGone = change.Action == PlannedAction.Delete || change.After is null;
        output.WriteLine($"  {_ink.Bold($"# {Printable.Prose(change.Address.ToString())}")} has {(isGone ? "been deleted" : "changed")}");
        if (!isGone)
        {
            // It has happened, whatever it would take to bring it about; the plan below says what that is.
            WriteBlock(change with { Changes = [.. change.Changes.Select(each => each with { ReplaceReason = null })] }, PlannedAction.Update);
        }
    }

    private void WriteHead(ResourceChange change)
    {
        var sentence = ActionWords.Sentence(change);
        var address = change is { Action: PlannedAction.NoOp, ImportId: null, PreviousAddress: { } old } ? old : change.Address;
        var colored = change.Action is PlannedAction.Delete || change.IsReplacement ? _ink.BoldRed(sentence) : _ink.Bold(sentence);
        output.WriteLine($"  {_ink.Bold($"# {Printable.Prose(address.ToString())}")} {colored}");
        if (ActionWords.Reason(change) is { } reason)
        {
            output.WriteLine($"  # ({Printable.Prose(reason)})");
        }

        if (change is { PreviousAddress: { } previous } && address != previous)
        {
            output.WriteLine($"  # (moved from {Printable.Prose(previous.ToString())})");
        }

        if (change.ImportId is { } id)
        {
            output.WriteLine($"  # (imported by the id {Printable.Quote(id)})");
        }

        foreach (var note in change.Notes)
        {
            var mark = "! ";
            foreach (var line in Prose.Wrap(Printable.Prose(note), Math.Max(options.Width - 6, 20)))
            {
                output.WriteLine($"  # {_ink.Yellow(mark + line)}");
                mark = "  ";
            }
        }
    }

    private void WriteBlock(ResourceChange change, PlannedAction action)
    {
        var resource = change.Address.Resource;
        var keyword = resource.Mode == ResourceMode.Data ? "data" : "resource";
        output.WriteLine($"{ActionWords.Symbol(action, _ink)} {keyword} \"{resource.Type}\" \"{resource.Name}\" {{");
        switch (action)
        {
            case PlannedAction.Create or PlannedAction.Read:
                values.WriteMembers(Mark.Add, WithId(Named(change, change.After), action == PlannedAction.Create ? Value.Unknown : Value.Null), AttributeIndent);
                break;
            case PlannedAction.Delete:
                values.WriteMembers(Mark.Remove, WithId(Named(change, change.Before), change.Id), AttributeIndent);
                break;
            case PlannedAction.Forget:
                values.WriteMembers(Mark.None, new ObjectValue(("id", change.Id)), AttributeIndent);
                break;
            default:
                WriteChanges(change);
                break;
        }

        output.WriteLine("    }");
    }

    private void WriteChanges(ResourceChange change)
    {
        var reasons = ReplaceReasons.Of(change.Schema, change.Changes);
        var before = WithId(Named(change, change.Before), change.Id ?? change.ImportId);
        var after = WithId(Named(change, change.After), change.IsReplacement ? Value.Unknown : change.Id ?? change.ImportId);
        foreach (var hidden in HiddenDiffs.TakeOut(change, ref before, ref after))
        {
            values.WriteLine(AttributeIndent, Mark.Change, $"{hidden} = (diff hidden)");
        }

        values.WriteChanges(before, after, AttributeIndent, reasons, name => name is "id" or "name");
        foreach (var (path, reason) in reasons?.TakeLeft() ?? [])
        {
            values.WriteLine(AttributeIndent, Mark.None, _ink.Red($"# {path} forces replacement: {Printable.Prose(reason)}"));
        }
    }

    private ObjectValue Named(ResourceChange change, ObjectValue? attributes) => attributes is null
        ? ObjectValue.Empty
        : _names.Of(change.Schema, attributes, change.SensitiveAttributes);

    private static ObjectValue WithId(ObjectValue attributes, Value id) => attributes.Has("id") || id is NullValue ? attributes : attributes.With("id", id);
}
