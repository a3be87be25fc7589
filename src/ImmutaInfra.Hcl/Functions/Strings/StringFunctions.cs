using System.Globalization;
using System.Text;
using ImmutaInfra.Hcl.Functions.RegularExpressions;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Strings;

/// <summary>Functions on text. What counts as a character is a grapheme cluster.</summary>
internal static class StringFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["chomp"] = OfText("str", text => text.TrimEnd('\r', '\n')),
        ["endswith"] = OfTwo("str", "suffix", (text, suffix) => text.EndsWith(suffix, StringComparison.Ordinal)),
        ["startswith"] = Function(
            HclType.Bool, StartsWith, Text("str") with { AllowsUnknown = true }, Text("prefix")),
        ["strcontains"] = OfTwo("str", "substr", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        ["indent"] = Function(HclType.String, Indent, Num("spaces"), Text("str")),
        ["join"] = Function(HclType.String, Join, Text("separator")) with { Variadic = ListOf("lists", HclType.String) },
        ["lower"] = OfText("str", text => LetterCase.Lower(text)),
        ["upper"] = OfText("str", text => LetterCase.Upper(text)),
        ["title"] = OfText("str", Title),
        ["replace"] = Function(HclType.String, Replace, Text("str"), Text("substr"), Text("replace")),
        ["split"] = Function(HclType.List(HclType.String), Split, Text("separator"), Text("str")),
        ["strrev"] = OfText("str", Reverse),
        ["substr"] = Function(HclType.String, Substring, Text("str"), Num("offset"), Num("length")),
        ["trim"] = Function(HclType.String, Trim, Text("str"), Text("cutset")),
        ["trimprefix"] = Function(
            HclType.String,
            call => call[0].AsString().StartsWith(call[1].AsString(), StringComparison.Ordinal)
                ? HclValue.String(call[0].AsString()[call[1].AsString().Length..])
                : call[0],
            Text("str"),
            Text("prefix")),
        ["trimsuffix"] = Function(
            HclType.String,
            call => call[0].AsString().EndsWith(call[1].AsString(), StringComparison.Ordinal)
                ? HclValue.String(call[0].AsString()[..^call[1].AsString().Length])
                : call[0],
            Text("str"),
            Text("suffix")),
        ["trimspace"] = OfText("str", text => text.Trim()),
        ["regex"] = Function(RegexFunctions.ResultType, RegexFunctions.Match, Text("pattern"), Text("string")),
        ["regexall"] = Function(
            call => HclType.List(RegexFunctions.ResultType(call)), RegexFunctions.MatchAll, Text("pattern"), Text("string")),
        ["format"] = Function(FormatFunctions.ResultType, FormatFunctions.Format, Text("format")) with
        { Variadic = Any("args") with { AllowsNull = true, AllowsUnknown = true } },
        ["formatlist"] = Function(FormatFunctions.ListType, FormatFunctions.FormatList, Text("format")) with
        { Variadic = Any("args") with { AllowsNull = true, AllowsUnknown = true } },
    };

    /// <summary>The characters of a text, each a text of its own.</summary>
    internal static string[] Clusters(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return [.. starts.Select((start, i) => text[start..(i + 1 < starts.Length ? starts[i + 1] : text.Length)])];
    }

    private static HclFunction OfTwo(string first, string second, Func<string, string, bool> test) => Function(
        HclType.Bool, call => HclValue.Bool(test(call[0].AsString(), call[1].AsString())), Text(first), Text(second));

    private static HclValue StartsWith(FunctionCall call)
    {
        var prefix = call[1].AsString();
        if (call[0].IsKnown)
        {
            return HclValue.Bool(call[0].AsString().StartsWith(prefix, StringComparison.Ordinal));
        }

        var known = call[0].Refinement!.Prefix;
        if (known.StartsWith(prefix, StringComparison.Ordinal))
        {
            return HclValue.True;
        }

        return known.Length > 0 && !prefix.StartsWith(known, StringComparison.Ordinal) ? HclValue.False : UnknownOf(HclType.Bool);
    }

    private static HclValue Indent(FunctionCall call)
    {
        if (!call[0].AsNumber().TryToInt32(out var spaces))
        {
            return call.Fail("value must be a whole number, between -9223372036854775808 and 9223372036854775807 inclusive");
        }

        if (spaces < 0)
        {
            return call.Fail(0, "must not be negative");
        }

        const int most = 1 << 20;
        return spaces > most
            ? call.Fail(0, $"must be at most {most}")
            : HclValue.String(call[1].AsString().Replace("\n", "\n" + new string(' ', spaces), StringComparison.Ordinal));
    }

    private static HclValue Join(FunctionCall call)
    {
        if (call.Count < 2)
        {
            return call.Fail("at least one list is required");
        }

        var lists = call.Arguments.Skip(1).ToArray();
        if (lists.Any(list => list.HasUnknowns))
        {
            return UnknownOf(HclType.String);
        }

        for (var i = 0; i < lists.Length; i++)
        {
            for (var j = 0; j < lists[i].Length; j++)
            {
                if (lists[i].Elements[j].IsNull)
                {
                    var which = lists.Length > 1 ? $"{j} of list {i + 1}" : $"{j}";
                    return call.Fail(i + 1, $"element {which} is null; cannot concatenate null values");
                }
            }
        }

        return HclValue.String(string.Join(
            call[0].AsString(), lists.SelectMany(list => list.Elements).Select(element => element.AsString())));
    }

    private static string Title(string text)
    {
        var title = new StringBuilder(text.Length);
        var before = new Rune(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            title.Append((IsSeparator(before) ? LetterCase.Title(rune) : rune).ToString());
            before = rune;
        }

        return title.ToString();
    }

    /// <summary>Whether a word begins behind it, as Go's <c>strings.Title</c> sees it.</summary>
    private static bool IsSeparator(Rune rune)
    {
        if (rune.IsAscii)
        {
            return !Rune.IsLetterOrDigit(rune) && rune.Value != '_';
        }

        return Rune.IsWhiteSpace(rune);
    }

    private static HclValue Replace(FunctionCall call)
    {
        var (text, part, replacement) = (call[0].AsString(), call[1].AsString(), call[2].AsString());
        if (part.Length > 1 && part[0] == '/' && part[^1] == '/')
        {
            return RegexFunctions.Replace(call, text, part[1..^1], replacement);
        }

        if (part.Length > 0)
        {
            return HclValue.String(text.Replace(part, replacement, StringComparison.Ordinal));
        }

        // Nothing stands before and behind every code point.
        var replaced = new StringBuilder(replacement);
        foreach (var rune in text.EnumerateRunes())
        {
            replaced.Append(rune.ToString()).Append(replacement);
        }

        return HclValue.String(replaced.ToString());
    }

    private static HclValue Split(FunctionCall call)
    {
        var (separator, text) = (call[0].AsString(), call[1].AsString());
        var parts = separator.Length == 0
            ? text.EnumerateRunes().Select(rune => rune.ToString())
            : text.Split(separator);
        return HclValue.List(HclType.String, parts.Select(HclValue.String));
    }

    private static string Reverse(string text)
    {
        var clusters = Clusters(text);
        Array.Reverse(clusters);
        return string.Concat(clusters);
    }

    private static HclValue Substring(FunctionCall call)
    {
        if (!call[1].AsNumber().TryToInt32(out var offset) || !call[2].AsNumber().TryToInt32(out var length))
        {
            return call.Fail("value must be a whole number, between -9223372036854775808 and 9223372036854775807 inclusive");
        }

        var clusters = Clusters(call[0].AsString());
        if (offset < 0)
        {
            offset = Math.Max(0, offset + clusters.Length);
        }
        else if (length == 0)
        {
            return HclValue.EmptyString;
        }

        // With an offset from the end, a length of 0 takes all, as a negative one does.
        var rest = clusters.Skip(offset);
        return HclValue.String(string.Concat(length <= 0 ? rest : rest.Take(length)));
    }

    private static HclValue Trim(FunctionCall call)
    {
        var cut = call[1].AsString().EnumerateRunes().ToHashSet();
        var runes = call[0].AsString().EnumerateRunes().ToArray();
        var start = 0;
        var end = runes.Length;
        while (start < end && cut.Contains(runes[start]))
        {
            start++;
        }

        while (end > start && cut.Contains(runes[end - 1]))
        {
            end--;
        }

        return HclValue.String(string.Concat(runes[start..end].Select(rune => rune.ToString())));
    }
}
