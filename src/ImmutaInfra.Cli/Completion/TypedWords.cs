using System.Text;

namespace ImmutaInfra.Cli.Completion;

/// <summary>Splits what somebody is typing as a shell would.</summary>
internal static class TypedWords
{
    /// <summary>The words; the last is the one under the cursor, empty behind a space. A quote need not be closed yet.</summary>
    public static string[] Split(string line)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        var (quote, isEscaped, hasWord) = ('\0', false, false);
        foreach (var c in line)
        {
            if (isEscaped)
            {
                word.Append(c);
                isEscaped = false;
            }
            else if (c == '\\' && quote != '\'')
            {
                isEscaped = hasWord = true;
            }
            else if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (quote, hasWord) = (quote == '\0' ? c : '\0', true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (hasWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                hasWord = false;
            }
            else
            {
                word.Append(c);
                hasWord = true;
            }
        }

        return [.. words, word.ToString()];
    }
}
