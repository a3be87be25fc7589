using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.RegularExpressions;

/// <summary>Regular expressions with RE2's syntax and rules.</summary>
internal static class RegexFunctions
{
    public static HclType ResultType(FunctionCall call)
    {
        if (!call[0].IsKnown)
        {
            return HclType.Dynamic;
        }

        if (Re2Pattern.TryParse(call[0].AsString(), out var pattern, out var failure))
        {
            return ResultType(pattern, call);
        }

        return call.FailType(0, $"invalid regexp pattern: {failure}");
    }

    public static HclValue Match(FunctionCall call) => Guarded(call, call[0].AsString(), pattern =>
    {
        var match = pattern.Regex.Match(call[1].AsString());
        return match.Success
            ? Result(pattern, match, call.ResultType)
            : call.Fail("pattern did not match any part of the given string");
    });

    public static HclValue MatchAll(FunctionCall call) => Guarded(call, call[0].AsString(), pattern => HclValue.List(
        call.ResultType.ElementType,
        Matches(pattern.Regex, call[1].AsString()).Select(match => Result(pattern, match, call.ResultType.ElementType))));

    public static HclValue Replace(FunctionCall call, string text, string expression, string replacement) => Guarded(call, expression, pattern =>
    {
        var replaced = new StringBuilder();
        var at = 0;
        foreach (var match in Matches(pattern.Regex, text))
        {
            replaced.Append(text, at, match.Index - at);
            Expand(pattern, match, replacement, replaced);
            at = match.Index + match.Length;
        }

        return HclValue.String(replaced.Append(text, at, text.Length - at).ToString());
    });

    private static HclType ResultType(Re2Pattern pattern, FunctionCall call)
    {
        var named = pattern.GroupNames.Count(name => name is not null);
        if (named == 0)
        {
            return pattern.GroupNames.Count == 0
                ? HclType.String
                : HclType.Tuple([.. pattern.GroupNames.Select(_ => HclType.String)]);
        }

        return named == pattern.GroupNames.Count
            ? HclType.Object(pattern.GroupNames.Distinct().Select(name => new HclAttribute(name!, HclType.String)))
            : call.FailType(0, "invalid regexp pattern: cannot mix both named and unnamed capture groups");
    }

    private static HclValue Guarded(FunctionCall call, string expression, Func<Re2Pattern, HclValue> use)
    {
        if (!Re2Pattern.TryParse(expression, out var pattern, out var failure))
        {
            return call.Fail($"error parsing regexp: {failure}");
        }

        try
        {
            return use(pattern);
        }
        catch (RegexMatchTimeoutException)
        {
            return call.Fail("the pattern takes too long on this text");
        }
    }

    /// <summary>All matches from left to right. An empty one right behind another match does not count, as in Go.</summary>
    private static IEnumerable<Match> Matches(Regex regex, string text)
    {
        var end = -1;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            if (match.Length == 0 && (match.Index == end
                || (match.Index > 0 && match.Index < text.Length && char.IsSurrogatePair(text, match.Index - 1))))
            {
                continue;
            }

            end = match.Index + match.Length;
            yield return match;
        }
    }

    private static HclValue Result(Re2Pattern pattern, Match match, HclType type) => type.Kind switch
    {
        HclTypeKind.String => HclValue.String(match.Value),
        HclTypeKind.Tuple => HclValue.Tuple(Enumerable.Range(0, pattern.GroupNames.Count).Select(i => Group(match, i))),
        _ => HclValue.Object(Enumerable.Range(0, pattern.GroupNames.Count).GroupBy(i => pattern.GroupNames[i]!)
            .Select(group => KeyValuePair.Create(group.Key, Group(match, group.Last())))), // of one name the last counts, matched or not
    };

    private static HclValue Group(Match match, int index)
    {
        var group = match.Groups[Re2Pattern.GroupName(index)];
        return group.Success ? HclValue.String(group.Value) : HclValue.Null(HclType.String);
    }

    /// <summary>Puts the groups in the places of <c>$1</c>, <c>${1}</c>, <c>$name</c>; <c>$$</c> is a dollar sign.</summary>
    private static void Expand(Re2Pattern pattern, Match match, string template, StringBuilder text)
    {
        for (var at = 0; at < template.Length;)
        {
            if (template[at] != '$')
            {
                text.Append(template[at++]);
                continue;
            }

            at++;
            if (at < template.Length && template[at] == '$')
            {
                text.Append('$');
                at++;
                continue;
            }

            var isBraced = at < template.Length && template[at] == '{';
            var start = isBraced ? at + 1 : at;
            var end = start;
            while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
            {
                end++;
            }

            if (end == start || (isBraced && (end >= template.Length || template[end] != '}')))
            {
                // No name: the dollar sign stands for itself.
                text.Append('$');
                continue;
            }

            var name = template[start..end];
            at = isBraced ? end + 1 : end;
            if (name.All(char.IsAsciiDigit))
            {
                if (int.TryParse(name, out var number) && number <= pattern.GroupNames.Count)
                {
                    text.Append(number == 0 ? match.Value : match.Groups[Re2Pattern.GroupName(number - 1)].Value);
                }
            }
            else
            {
                for (var i = 0; i < pattern.GroupNames.Count; i++)
                {
                    if (pattern.GroupNames[i] == name && match.Groups[Re2Pattern.GroupName(i)].Success)
                    {
                        text.Append(match.Groups[Re2Pattern.GroupName(i)].Value);
                        break;
                    }
                }
            }
        }
    }
}
