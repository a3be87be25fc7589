using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Values as JSON texts.</summary>
public static partial class HclJson
{
    /// <summary>The text that <c>jsonencode</c> makes: no blanks, keys in order, every digit of numbers, <c>&lt;&gt;&amp;</c> and
    /// U+2028, U+2029 escaped. Marks are passed over.</summary>
    /// <exception cref="InvalidOperationException">Something in it is unknown, or infinite.</exception>
    public static string Encode(HclValue value) =>
        TryEncode(value, out var json, out var failure) ? json : throw new InvalidOperationException(failure);

    /// <summary>As <see cref="Encode"/>, where something unknown or infinite may be in the value.</summary>
    public static bool TryEncode(
        HclValue value, [NotNullWhen(true)] out string? json, [NotNullWhen(false)] out string? failure)
    {
        var text = new StringBuilder();
        failure = Append(text, value);
        json = failure is null ? text.ToString() : null;
        return json is not null;
    }

    private static string? Append(StringBuilder text, HclValue value)
    {
        if (!value.IsKnown)
        {
            return "value is not known";
        }

        if (value.IsNull)
        {
            text.Append("null");
            return null;
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.String:
                AppendString(text, value.AsString());
                return null;
            case HclTypeKind.Bool:
                text.Append(value.AsBool() ? "true" : "false");
                return null;
            case HclTypeKind.Number when value.AsNumber().IsInfinite:
                return "cannot serialize infinity as JSON";
            case HclTypeKind.Number:
                text.Append(value.AsNumber());
                return null;
            case HclTypeKind.Map or HclTypeKind.Object:
                text.Append('{');
                var isFirst = true;
                foreach (var (key, element) in value.Entries)
                {
                    AppendString(isFirst ? text : text.Append(','), key);
                    isFirst = false;
                    if (Append(text.Append(':'), element) is { } failure)
                    {
                        return failure;
                    }
                }

                text.Append('}');
                return null;
            default:
                text.Append('[');
                for (var i = 0; i < value.Length; i++)
                {
                    if (Append(i == 0 ? text : text.Append(','), value.Elements[i]) is { } failure)
                    {
                        return failure;
                    }
                }

                text.Append(']');
                return null;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' =>
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
