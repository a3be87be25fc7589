using System.Globalization;
using System.Text;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary>The escapes of JSON's strings, halves of surrogate pairs included.</summary>
internal static class JsonStrings
{
    /// <summary>Resolves the escapes of a text that is known to be well formed.</summary>
    public static string Unescape(string text)
    {
        var unescaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                unescaped.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                unescaped.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                unescaped.Append(text[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        // UTF-8 has no halves: they become U+FFFD on the way there and back.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(unescaped.ToString()));
    }
}
