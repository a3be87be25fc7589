using System.Text;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary>Writes values as expressions of the language, laid out as <c>encode_expr</c> lays them out.</summary>
/// <remarks>Source: HCL, hclwrite/generate.go.</remarks>
internal static class ExpressionWriter
{
    /// <summary>One expression.</summary>
    public static string Write(HclValue value) => Attribute("x", value)["x = ".Length..];

    /// <summary>The attributes of an object, each <c>name = value</c> on lines of its own, not aligned with each other.</summary>
    public static string WriteAttributes(HclValue @object) =>
        string.Concat(@object.Entries.Select(entry => Attribute(entry.Key, entry.Value) + "\n"));

    private static string Attribute(string name, HclValue value)
    {
        var text = new StringBuilder($"{name} = ");
        Append(text, value);
        return HclFormatter.FormatWritten(text.ToString(), name);
    }

    private static void Append(StringBuilder text, HclValue value)
    {
        if (value.IsNull)
        {
            text.Append("null");
            return;
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.Bool:
                text.Append(value.AsBool() ? "true" : "false");
                break;
            case HclTypeKind.Number:
                text.Append(value.AsNumber());
                break;
            case HclTypeKind.String:
                text.Append('"').Append(StringEscapes.Encode(value.AsString())).Append('"');
                break;
            case HclTypeKind.Map or HclTypeKind.Object:
                AppendObject(text, value);
                break;
            default:
                text.Append('[');
                for (var i = 0; i < value.Length; i++)
                {
                    Append(i == 0 ? text : text.Append(", "), value.Elements[i]);
                }

                text.Append(']');
                break;
        }
    }

    private static void AppendObject(StringBuilder text, HclValue value)
    {
        text.Append(value.Length > 0 ? "{\n" : "{");
        foreach (var (name, element) in value.Entries)
        {
            text.Append(Identifiers.IsValid(name) ? name : $"\"{StringEscapes.Encode(name)}\"").Append(" = ");
            Append(text, element);
            text.Append('\n');
        }

        text.Append('}');
    }
}
