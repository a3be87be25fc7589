using System.Text;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Cli.Consoles;

/// <summary>Writes values as expressions that would give them, in the layout of <c>terraform console</c>.</summary>
/// <param name="showsSecrets">Whether sensitive values are written.</param>
internal sealed class ValueText(bool showsSecrets)
{
    private const int Step = 2;

    /// <summary>The text of a value.</summary>
    public string Of(HclValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private void Append(StringBuilder text, HclValue value, int indent)
    {
        if (value.IsSensitive && !showsSecrets)
        {
            text.Append("(sensitive value)");
        }
        else if ((value.Marks & HclMarks.Ephemeral) != 0 && !showsSecrets)
        {
            text.Append("(ephemeral value)");
        }
        else if (!value.IsKnown)
        {
            text.Append("(known after apply)");
        }
        else if (value.IsNull)
        {
            text.Append(NullText(value.Type));
        }
        else
        {
            AppendKnown(text, value, indent);
        }
    }

    private static string NullText(HclType type) => type.Kind switch
    {
        HclTypeKind.String => "tostring(null)",
        HclTypeKind.Number => "tonumber(null)",
        HclTypeKind.Bool => "tobool(null)",
        HclTypeKind.List => $"tolist(null) /* of {type.ElementType} */",
        HclTypeKind.Set => $"toset(null) /* of {type.ElementType} */",
        HclTypeKind.Map => $"tomap(null) /* of {type.ElementType} */",
        HclTypeKind.Dynamic => "null",
        _ => $"null /* {type} */",
    };

    private void AppendKnown(StringBuilder text, HclValue value, int indent)
    {
        switch (value.Type.Kind)
        {
            case HclTypeKind.String:
                AppendString(text, value.AsString(), indent);
                break;
            case HclTypeKind.Bool:
                text.Append(value.AsBool() ? "true" : "false");
                break;
            case HclTypeKind.Number:
                text.Append(value.AsNumber());
                break;
            case HclTypeKind.Map:
                AppendEntries(text.Append("tomap("), value, indent);
                text.Append(')');
                break;
            case HclTypeKind.Object:
                AppendEntries(text, value, indent);
                break;
            case HclTypeKind.List:
                AppendElements(text.Append("tolist("), value, indent);
                text.Append(')');
                break;
            case HclTypeKind.Set:
                AppendElements(text.Append("toset("), value, indent);
                text.Append(')');
                break;
            default:
                AppendElements(text, value, indent);
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value, int indent)
    {
        if (!value.Contains('\n', StringComparison.Ordinal))
        {
            text.Append(GoQuoting.Quote(value));
            return;
        }

        var lines = value.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var marker = "EOT";
        while (lines.Exists(line => line.Trim() == marker))
        {
            marker += "_";
        }

        var blanks = new string(' ', indent);
        text.Append(indent == 0 ? "<<" : "<<-").Append(marker).Append('\n');
        foreach (var line in lines)
        {
            text.Append(blanks).Append(line).Append('\n');
        }

        text.Append(blanks).Append(marker);
    }

    private void AppendEntries(StringBuilder text, HclValue value, int indent)
    {
        if (value.Length == 0)
        {
            text.Append("{}");
            return;
        }

        text.Append('{');
        foreach (var (key, element) in value.Entries)
        {
            text.Append('\n').Append(' ', indent + Step).Append(GoQuoting.Quote(key)).Append(" = ");
            Append(text, element, indent + Step);
        }

        text.Append('\n').Append(' ', indent).Append('}');
    }

    private void AppendElements(StringBuilder text, HclValue value, int indent)
    {
        if (value.Length == 0)
        {
            text.Append("[]");
            return;
        }

        text.Append('[');
        foreach (var element in value.Elements)
        {
            text.Append('\n').Append(' ', indent + Step);
            Append(text, element, indent + Step);
            text.Append(',');
        }

        text.Append('\n').Append(' ', indent).Append(']');
    }
}
