using System.Text.RegularExpressions;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>Reads from a program what it sets, by its brackets alone: the examples are simple enough for that.</summary>
internal static partial class Brackets
{
    /// <summary>The constructors of integrations in TypeScript or C#.</summary>
    public static IEnumerable<string> Calls(string text, string create)
    {
        foreach (Match call in Regex.Matches(text, Regex.Escape(create) + @"(\w+Integration)\(""(\w+)""(,[^{;]*\{)?"))
        {
            var start = $"{call.Groups[1].Value} {call.Groups[2].Value}";
            yield return start;
            foreach (var path in call.Groups[3].Success ? Members(text, call.Index + call.Length, start) : [])
            {
                yield return path;
            }
        }
    }

    /// <summary>The resources in HCL.</summary>
    public static IEnumerable<string> Blocks(string text)
    {
        foreach (Match block in Resource().Matches(text))
        {
            var start = $"{Pascal(block.Groups[1].Value)} {block.Groups[2].Value}";
            yield return start;
            foreach (var path in Members(text, block.Index + block.Length, start))
            {
                yield return path;
            }
        }
    }

    /// <summary>The names before = or : within the bracket that opened just before.</summary>
    private static IEnumerable<string> Members(string text, int at, string start)
    {
        var places = new Stack<string>([start]);
        var last = start;
        while (places.Count > 0)
        {
            var token = Token().Match(text, at);
            at = token.Index + token.Length;
            if (token.Value == "}")
            {
                places.Pop();
            }
            else if (token.Value == "{")
            {
                places.Push(last);
            }
            else if (token.Groups[1].Success)
            {
                last = $"{places.Peek()}.{Camel(token.Groups[1].Value)}";
                yield return last;
            }
        }
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + Pascal(name)[1..];

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex(@"^resource ""immuta_(\w+)"" ""(\w+)"" \{", RegexOptions.Multiline)]
    private static partial Regex Resource();

    // Texts and remarks first: what stands in them is neither a name nor a bracket.
    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|`[^`]*`|//[^\n]*|\#[^\n]*|\b(\w+)(?=\s*[:=](?![:=]))|[{}]")]
    private static partial Regex Token();
}
