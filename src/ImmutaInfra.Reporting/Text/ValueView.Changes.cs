using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <content>How one value becomes another.</content>
internal sealed partial class ValueView
{
    /// <summary>Writes the members that differ and how many do not.</summary>
    /// <param name="before">What was.</param>
    /// <param name="after">What shall be.</param>
    /// <param name="indent">The column of the marks.</param>
    /// <param name="reasons">Why changes force a replacement, or null.</param>
    /// <param name="alwaysShown">Whether a member is shown although it does not change, because people know a thing by it.</param>
    public void WriteChanges(ObjectValue before, ObjectValue after, int indent, ReplaceReasons? reasons, Func<string, bool>? alwaysShown = null)
    {
        var shown = new List<(string Name, Value Before, Value After, bool IsSame)>();
        var hidden = 0;
        foreach (var name in MergeNames(before, after))
        {
            var (was, becomes) = (before[name], after[name]);
            if (was is NullValue && becomes is NullValue)
            {
                continue;
            }

            var isSame = was.IsSameAs(becomes);
            if (isSame && alwaysShown?.Invoke(name) != true)
            {
                hidden++;
            }
            else
            {
                shown.Add((name, was, becomes, isSame));
            }
        }

        var width = NameWidth(shown.Select(member => member.Name));
        foreach (var (name, was, becomes, isSame) in shown)
        {
            if (isSame)
            {
                WriteTree(Mark.None, Label(name, width), becomes, indent, ending: "");
            }
            else
            {
                WriteChange(Label(name, width), was, becomes, indent, "", reasons?.Inside(name));
            }
        }

        WriteHidden(hidden, "unchanged attribute", indent);
    }

    /// <summary>Writes one value that differs.</summary>
    public void WriteChange(string label, Value before, Value after, int indent, string ending, ReplaceReasons? reasons)
    {
        switch (before, after)
        {
            case (NullValue, _):
                WriteTree(Mark.Add, label, after, indent, ending + Forces(reasons?.TakeAll()));
                break;
            case (_, NullValue):
                WriteTree(Mark.Remove, label, before, indent, $"{ending} {ink.Gray("-> null")}{Forces(reasons?.TakeAll())}");
                break;
            case (SecretValue, _) or (_, SecretValue):
                WriteSecretChange(label, before, after, indent, ending, reasons);
                break;
            case (ObjectValue was, ObjectValue becomes):
                WriteLine(indent, Mark.Change, $"{label}{{{Forces(reasons?.TakeHere())}");
                WriteChanges(was, becomes, indent + Step, reasons);
                WriteLine(indent, Mark.None, $"}}{ending}");
                break;
            case (ListValue was, ListValue becomes):
                WriteLine(indent, Mark.Change, $"{label}[{Forces(reasons?.TakeAll())}");
                WriteElements(was, becomes, indent + Step);
                WriteLine(indent, Mark.None, $"]{ending}");
                break;
            case (TextValue was, TextValue becomes):
                WriteTextChange(label, was.Text, becomes.Text, indent, ending, reasons);
                break;
            case (ObjectValue or ListValue, not UnknownValue) or (_, ObjectValue or ListValue):
                WriteTree(Mark.Remove, label, before, indent, ending);
                WriteTree(Mark.Add, label, after, indent, ending + Forces(reasons?.TakeAll()));
                break;
            default:
                WriteLine(indent, Mark.Change, $"{label}{Scalar(before)} {Arrow} {Scalar(after)}{ending}{Forces(reasons?.TakeAll())}");
                break;
        }
    }

    private string Arrow => ink.Yellow("->");

    /// <summary>How many things are not shown.</summary>
    internal void WriteHidden(int count, string noun, int indent)
    {
        if (count > 0)
        {
            WriteLine(indent, Mark.None, ink.Gray($"# ({Count(count, noun)} hidden)"));
        }
    }

    /// <summary>The names of both, in ordinal order.</summary>
    private static IEnumerable<string> MergeNames(ObjectValue before, ObjectValue after) =>
        before.Names.Concat(after.Names.Where(name => !before.Has(name))).Order(StringComparer.Ordinal);

    private string Forces(IEnumerable<string>? reasons) =>
        reasons is not null && string.Join("; ", reasons) is { Length: > 0 } text ? $" {ink.Red($"# forces replacement: {Printable.Prose(text)}")}" : "";

    private void WriteSecretChange(string label, Value before, Value after, int indent, string ending, ReplaceReasons? reasons)
    {
        if (showsSecrets)
        {
            WriteChange(label, before.Revealed, after.Revealed, indent, ending, reasons);
            return;
        }

        var becomes = after.IsUnknown ? "(secret, known after apply)" : "(secret, changed)";
        WriteLine(indent, Mark.Change, $"{label}{Hidden} {Arrow} {becomes}{ending}{Forces(reasons?.TakeAll())}");
    }
}
