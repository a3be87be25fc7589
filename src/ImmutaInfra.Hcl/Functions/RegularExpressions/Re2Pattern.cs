using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Hcl.Functions.RegularExpressions;

/// <summary>A regular expression in RE2's syntax, translated for .NET.</summary>
/// <param name="Regex">The expression; its groups are named by <see cref="GroupName"/>.</param>
/// <param name="GroupNames">The names of the groups in order; null for those without one.</param>
internal sealed record Re2Pattern(Regex Regex, IReadOnlyList<string?> GroupNames)
{
    /// <summary>RE2 needs no limit, because its time grows with the text only; what cannot be run that way here gets one.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const int MostRecent = 200;

    private static readonly ConcurrentDictionary<string, Re2Pattern> Recent = new();

    public static string GroupName(int index) => $"g{index}";

    /// <summary>Reads a pattern, or finds it among those that were read lately: loops use one pattern many times.</summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out Re2Pattern? parsed, [NotNullWhen(false)] out string? failure)
    {
        failure = null;
        if (Recent.TryGetValue(pattern, out parsed))
        {
            return true;
        }

        if (!TryTranslate(pattern, out parsed, out failure))
        {
            return false;
        }

        if (Recent.Count >= MostRecent)
        {
            Recent.Clear();
        }

        Recent[pattern] = parsed;
        return true;
    }

    private static bool TryTranslate(
        string pattern, [NotNullWhen(true)] out Re2Pattern? parsed, [NotNullWhen(false)] out string? failure)
    {
        parsed = null;
        var translation = new Re2Translation(pattern);
        if (!translation.TryRun(out var translated))
        {
            failure = translation.Failure!;
            return false;
        }

        failure = null;
        var options = RegexOptions.CultureInvariant | (translation.NeedsBacktracking ? RegexOptions.None : RegexOptions.NonBacktracking);
        try
        {
            parsed = new Re2Pattern(new Regex(translated, options, Limit), translation.GroupNames);
            return true;
        }
        catch (NotSupportedException)
        {
            // Too large for the automaton.
            parsed = new Re2Pattern(new Regex(translated, RegexOptions.CultureInvariant, Limit), translation.GroupNames);
            return true;
        }
        catch (ArgumentException exception)
        {
            failure = exception.Message;
            return false;
        }
    }
}
