using System.Text;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Breaks prose into lines.</summary>
internal static class Prose
{
    /// <summary>Writes prose, each line behind an indent, wrapped at spaces. Lines that are indented themselves (commands, the words
    /// of a server) are kept as they are, so that they can be copied.</summary>
    public static void Write(TextWriter output, string text, string indent, int width)
    {
        foreach (var line in Printable.Prose(text).Split('\n'))
        {
            if (line.Length == 0 || char.IsWhiteSpace(line[0]))
            {
                output.WriteLine(line.Length == 0 ? "" : indent + line.TrimEnd());
                continue;
            }

            foreach (var piece in Wrap(line, Math.Max(width - indent.Length, 20)))
            {
                output.Write(indent);
                output.WriteLine(piece);
            }
        }
    }

    /// <summary>The lines that a paragraph makes; a word that is too long for one stands alone.</summary>
    public static IEnumerable<string> Wrap(string paragraph, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var needed = Printable.WidthOf(word);
            if (used > 0 && used + 1 + needed > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            if (used > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += needed;
        }

        if (used > 0)
        {
            yield return line.ToString();
        }
    }
}
