using System.Globalization;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Reporting.Tests.Text;

/// <summary>What a terminal shows after a text with "cursor up" and "erase below"; colours are left out.</summary>
internal static partial class Screen
{
    public static string After(string written)
    {
        var lines = new List<string> { "" };
        var row = 0;
        foreach (Match part in Parts().Matches(written))
        {
            if (part.Groups["up"].Success)
            {
                row -= int.Parse(part.Groups["up"].Value, CultureInfo.InvariantCulture);
            }
            else if (part.Value == "\e[J")
            {
                lines.RemoveRange(row, lines.Count - row);
                lines.Add("");
            }
            else if (part.Value == "\n")
            {
                row++;
                if (row == lines.Count)
                {
                    lines.Add("");
                }
            }
            else if (part.Groups["text"].Success)
            {
                lines[row] += part.Value;
            }
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"\e\[(?<up>\d+)A|\e\[J|\e\[[\d;]*m|\r|\n|(?<text>[^\e\r\n]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
