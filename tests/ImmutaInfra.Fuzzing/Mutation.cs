using System.Text;

namespace ImmutaInfra.Fuzzing;

/// <summary>Changes texts at random places.</summary>
public sealed class Mutation(FuzzRandom random, IReadOnlyList<string> seeds)
{
    private const int LongestText = 20_000;

    private static readonly string[] Pieces =
    [
        "${", "%{", "}", "{", "[", "]", "(", ")", "\"", "\\", "\n", "\r\n", "\r", "<<EOT\n", "EOT\n", "<<-E\n", "*/", "/*", "#", "//", ".", "..", "...", "::", "=>", "==", "=", "?", ":", ",",
        "~}", "${~", "$${", "%%{", "for x in ", "if ", "%{ endif }", "%{ endfor }", "null", "true", "1e999999999", "1e-999999999", "-", "!", "\0", "\uFEFF", "\uD800", "\u0301", "\u2028", "\U0001F468\u200D\U0001F469",
        "\t", "    ", "local.a", "[*]", ".*", ".0", "&", "*", "!!binary ", "? ", "- ", "|\n", ">-\n", "&a ", "*a", "<<: ", "'", "---\n", "0x", "\\u", "\\uD800", "0.0000001", "9223372036854775808",
    ];

    /// <summary>A seed, changed a few times.</summary>
    public string Next()
    {
        var text = random.Pick(seeds);
        for (var count = 1 + random.Below(4); count > 0; count--)
        {
            text = Change(text);
        }

        return text.Length <= LongestText ? text : text[..LongestText];
    }

    /// <summary>The same text with one change.</summary>
    public string Change(string text)
    {
        var at = random.Below(text.Length + 1);
        var end = Math.Min(at + 1 + random.Below(8), text.Length);
        switch (random.Below(8))
        {
            case 0:
                return text.Remove(at, end - at);
            case 1:
                return text.Insert(at, text[at..end]);
            case 2:
                var other = random.Pick(seeds);
                return string.Concat(text.AsSpan(0, at), other.AsSpan(random.Below(other.Length + 1)));
            case 3:
                return string.Concat(text.AsSpan(0, at), ((char)random.Below(random.OnceIn(4) ? 0x10000 : 0x80)).ToString(), text.AsSpan(end));
            case 4:
                var piece = random.Pick(Pieces);
                return text.Insert(at, new StringBuilder().Insert(0, piece, random.OnceIn(40) ? 1000 : 1).ToString());
            default:
                return text.Insert(at, random.Pick(Pieces));
        }
    }
}
