using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Writes values and their differences in the manner of HCL, one attribute a line. Secrets are never written.</summary>
/// <param name="lines">Takes the lines.</param>
/// <param name="ink">The colours.</param>
/// <param name="showsSecrets">Whether the user has asked to see what is secret.</param>
/// <param name="writesWhole">Whether long texts are written to their end: a value that was asked for, not a change to be read.</param>
internal sealed partial class ValueView(ILines lines, Ink ink, bool showsSecrets = false, bool writesWhole = false)
{
    private const string KnownAfterApply = "(known after apply)";
    private const string Hidden = "(secret)";
    private const int Step = 4;

    /// <summary>Writes them as text.</summary>
    /// <param name="output">Where to write.</param>
    /// <param name="ink">The colours.</param>
    /// <param name="showsSecrets">Whether the user has asked to see what is secret.</param>
    /// <param name="writesWhole">Whether long texts are written to their end.</param>
    public ValueView(TextWriter output, Ink ink, bool showsSecrets = false, bool writesWhole = false)
        : this(new TextLines(output, ink), ink, showsSecrets, writesWhole)
    {
    }

    /// <summary>Writes the members of an object, names aligned; members that are null are left out.</summary>
    public void WriteMembers(Mark mark, ObjectValue members, int indent)
    {
        var width = NameWidth(members.Where(member => member.Value is not NullValue).Select(member => member.Key));
        foreach (var (name, value) in members)
        {
            if (value is not NullValue)
            {
                WriteTree(mark, Label(name, width), value, indent, ending: "");
            }
        }
    }

    /// <summary>A value on one line where it has room there, for outputs and for scalars.</summary>
    public string Scalar(Value value) => value switch
    {
        SecretValue secret when showsSecrets => Scalar(secret.Revealed),
        SecretValue => Hidden,
        UnknownValue => ink.Gray(KnownAfterApply),
        TextValue text => QuoteCut(text.Text, 0),
        ObjectValue members => members.Count == 0 ? "{}" : $"(object with {Count(members.Count, "attribute")})",
        ListValue items => items.Count == 0 ? "[]" : $"(list with {Count(items.Count, "element")})",
        _ => value.ToString()!,
    };

    /// <summary>Writes a value behind a label, as deep as it goes.</summary>
    /// <param name="mark">What happens to it.</param>
    /// <param name="label">What stands in front: <c>name = </c>, or nothing for an element of a list.</param>
    /// <param name="value">The value.</param>
    /// <param name="indent">The column of the mark.</param>
    /// <param name="ending">What stands behind: a comma, or what becomes of it.</param>
    public void WriteTree(Mark mark, string label, Value value, int indent, string ending)
    {
        switch (value)
        {
            case SecretValue secret when showsSecrets:
                WriteTree(mark, label, secret.Revealed, indent, ending);
                break;
            case ObjectValue { Count: > 0 } members:
                WriteLine(indent, mark, $"{label}{{");
                WriteMembers(mark, members, indent + Step);
                WriteLine(indent, Mark.None, $"}}{ending}");
                break;
            case ListValue { Count: > 0 } items:
                WriteLine(indent, mark, $"{label}[");
                foreach (var item in items)
                {
                    WriteTree(mark, "", item, indent + Step, ",");
                }

                WriteLine(indent, Mark.None, $"]{ending}");
                break;
            case TextValue text:
                WriteText(mark, label, text.Text, indent, ending);
                break;
            default:
                WriteLine(indent, mark, $"{label}{Scalar(value)}{ending}");
                break;
        }
    }

    /// <summary>The column width of the longest of these names.</summary>
    internal static int NameWidth(IEnumerable<string> names) => names.Select(name => Printable.WidthOf(Name(name))).DefaultIfEmpty().Max();

    /// <summary><c>name = </c>, the equals sign in its column.</summary>
    internal static string Label(string name, int width)
    {
        var shown = Name(name);
        return $"{shown}{new string(' ', Math.Max(width - Printable.WidthOf(shown), 0))} = ";
    }

    /// <summary>Writes one line behind its mark.</summary>
    internal void WriteLine(int indent, Mark mark, string text) => lines.Write(indent, mark, text);

    private static string Count(int count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A name as it can be written: keys of maps that are no identifiers are in quotes.</summary>
    private static string Name(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-')
            ? name
            : Printable.Quote(name);
}
