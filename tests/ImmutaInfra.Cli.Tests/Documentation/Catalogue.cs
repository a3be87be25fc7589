using System.Text;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>Reads the catalogues of messages in the sources: which codes there are and what they say.</summary>
internal static partial class Catalogue
{
    /// <summary>A message: its code, its summary, and the sentences that it may say, with <c>…</c> for what differs each time.</summary>
    internal sealed record Message(string Code, string Summary, bool IsError, IReadOnlyList<string> Details, IReadOnlyList<string> Hints);

    /// <summary>Reads all messages of the product, ordered by code.</summary>
    public static IReadOnlyList<Message> Read(string root)
    {
        var found = new List<Message>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            {
                found.AddRange(ReadFile(File.ReadAllText(file)));
            }
        }

        return
        [
            .. from message in found
               group message by message.Code into same
               orderby same.Key
               select new Message(
                   same.Key,
                   string.Join(" / ", same.Select(each => each.Summary).Distinct()),
                   same.Any(each => each.IsError),
                   [.. same.SelectMany(each => each.Details).Distinct()],
                   [.. same.SelectMany(each => each.Hints).Distinct()]),
        ];
    }

    private static IEnumerable<Message> ReadFile(string text)
    {
        foreach (Match match in Start().Matches(text))
        {
            var open = match.Index + match.Value.IndexOf('(', StringComparison.Ordinal);
            var arguments = Arguments(text, open + 1);
            var summary = string.Join(" / ", Sentences(arguments[1]).DefaultIfEmpty(ConstantOf(text, arguments[1])));
            var rest = arguments.Skip(2).Where(argument => Texts(argument).Any()).ToList();
            var hint = rest.Find(argument => argument.StartsWith("hint:", StringComparison.Ordinal));
            var detail = rest.Find(argument => argument.StartsWith("detail:", StringComparison.Ordinal));
            var bare = rest.Where(argument => argument != hint && argument != detail).ToList();
            detail ??= bare.FirstOrDefault();
            hint ??= bare.Find(argument => argument != detail);
            if (hint is null && Sentences(detail) is [[>= 'a' and <= 'z', ..], ..])
            {
                // What to do is written as the end of a sentence, what it says as a whole one.
                (detail, hint) = (null, detail);
            }

            if (summary.Length > 0)
            {
                yield return new Message(match.Groups["code"].Value, summary, match.Groups["kind"].Value != "Warning", Sentences(detail), Sentences(hint));
            }
        }
    }

    private static string ConstantOf(string text, string name) => Constant().Matches(text)
        .FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["text"].Value ?? "";

    /// <summary>What an expression may come to: its texts, those joined by <c>+</c> as one.</summary>
    private static IReadOnlyList<string> Sentences(string? expression) => expression is null
        ? []
        : [.. Alternatives(expression).Select(texts => Spaces().Replace(string.Concat(texts), " ").Trim()).Where(sentence => sentence.Length > 3)];

    private static List<List<string>> Alternatives(string expression)
    {
        var (all, current, depth) = (new List<List<string>>(), new List<string>(), 0);
        for (var at = 0; at < expression.Length; at++)
        {
            if (TryReadText(expression, at, out var text, out var end))
            {
                if (depth == 0)
                {
                    current.Add(text);
                }

                at = end - 1;
            }
            else if (expression[at] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (expression[at] is ')' or ']' or '}')
            {
                depth--;
            }
            else if (depth == 0 && (expression[at] is ':' or ',' || expression.AsSpan(at).StartsWith(" ? ")) && current.Count > 0)
            {
                all.Add(current);
                current = [];
            }
        }

        all.Add(current);
        return [.. all.Where(texts => texts.Count > 0)];
    }

    private static List<string> Arguments(string text, int start)
    {
        var (arguments, depth, begin) = (new List<string>(), 0, start);
        for (var at = start; at < text.Length; at++)
        {
            if (TryReadText(text, at, out _, out var end))
            {
                at = end - 1;
            }
            else if (text[at] is '(' or '[' or '{')
            {
                depth++;
            }
            else if (depth == 0 && text[at] is ')' or ',')
            {
                arguments.Add(text[begin..at].Trim());
                begin = at + 1;
                if (text[at] == ')')
                {
                    break;
                }
            }
            else if (text[at] is ')' or ']' or '}')
            {
                depth--;
            }
        }

        return arguments;
    }

    private static IEnumerable<string> Texts(string expression)
    {
        for (var at = 0; at < expression.Length; at++)
        {
            if (TryReadText(expression, at, out var text, out var end))
            {
                yield return text;
                at = end - 1;
            }
        }
    }

    /// <summary>Reads a text in quotes, with <c>…</c> for what stands in braces where it is interpolated.</summary>
    private static bool TryReadText(string source, int at, out string text, out int end)
    {
        (text, end) = ("", at);
        var isInterpolated = source[at] == '$' && at + 1 < source.Length && source[at + 1] == '"';
        if (source[at] == '\'' && at + 2 < source.Length)
        {
            // A character may be a quote.
            end = source.IndexOf('\'', at + (source[at + 1] == '\\' ? 3 : 2)) + 1;
            return end > 0 && end - at <= 8;
        }

        if (!isInterpolated && source[at] != '"')
        {
            return false;
        }

        var read = new StringBuilder();
        at += isInterpolated ? 2 : 1;
        for (; source[at] != '"'; at++)
        {
            if (source[at] == '\\')
            {
                at++;
                read.Append(source[at] switch { 'n' => '\n', 't' => '\t', var c => c });
            }
            else if (isInterpolated && source[at] is '{' or '}' && source[at + 1] == source[at])
            {
                read.Append(source[at++]);
            }
            else if (isInterpolated && source[at] == '{')
            {
                for (var depth = 1; depth > 0;)
                {
                    at++;
                    if (TryReadText(source, at, out _, out var inner))
                    {
                        at = inner - 1;
                    }
                    else
                    {
                        depth += source[at] switch { '{' => 1, '}' => -1, _ => 0 };
                    }
                }

                read.Append('…');
            }
            else
            {
                read.Append(source[at]);
            }
        }

        (text, end) = (read.ToString(), at + 1);
        return true;
    }

    [GeneratedRegex("(?<kind>\\w+)\\(\\s*\"(?<code>IMI\\d{4})\",")]
    private static partial Regex Start();

    [GeneratedRegex("const string (?<name>\\w+) = \"(?<text>[^\"]+)\";")]
    private static partial Regex Constant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
