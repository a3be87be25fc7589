using System.Globalization;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads version constraints, <c>&gt;= 1.5, &lt; 2.0</c>, and holds a version against them.</summary>
/// <remarks>Source: hashicorp/go-version, which Terraform uses for <c>required_version</c>: missing segments count as zero, and the last
/// written segment of <c>~&gt;</c> may grow.</remarks>
internal static partial class VersionConstraints
{
    private const string Constraint =
        @"^\s*(?<operator>=|!=|>=|<=|>|<|~>|)\s*v?(?<segments>[0-9]+(\.[0-9]+)*)"
            + @"(?<pre>-[0-9]+[0-9A-Za-z\-~]*(\.[0-9A-Za-z\-~]+)*|-?[A-Za-z\-~]+[0-9A-Za-z\-~]*(\.[0-9A-Za-z\-~]+)*)?"
            + @"(\+[0-9A-Za-z\-~]+(\.[0-9A-Za-z\-~]+)*)?\s*$";

    // No version is longer. What is takes the engine whose time grows with the length alone, which itself takes long to be made.
    private const int LongestVersion = 100;

    // As many as a number of 64 bits surely holds.
    private const int MostDigits = 18;

    /// <summary>Holds a release against constraints.</summary>
    /// <param name="text">The constraints, parted by commas.</param>
    /// <param name="release">The version's three numbers.</param>
    /// <returns>Whether it fulfils all; null where the text is no constraint.</returns>
    public static bool? Accept(string text, (long Major, long Minor, long Patch) release)
    {
        var accepts = true;
        foreach (var part in text.Split(','))
        {
            if (Match(part) is not { Success: true } match
                || match.Groups["segments"].Value.Split('.') is var segments && segments.Any(segment => segment.Length > MostDigits))
            {
                return null;
            }

            accepts &= Holds(
                match.Groups["operator"].Value,
                [.. segments.Select(segment => long.Parse(segment, CultureInfo.InvariantCulture))],
                match.Groups["pre"].Success,
                [release.Major, release.Minor, release.Patch]);
        }

        return accepts;
    }

    private static Match Match(string part) => part.Length <= LongestVersion
        ? Short().Match(part)
        : Regex.Match(part, Constraint, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static bool Holds(string comparison, long[] written, bool isPrerelease, long[] release)
    {
        var wanted = written.Concat(Enumerable.Repeat(0L, Math.Max(0, release.Length - written.Length))).ToArray();
        var order = Compare(release, wanted);

        // A release comes after its pre-releases.
        order = order == 0 && isPrerelease ? 1 : order;
        return comparison switch
        {
            "" or "=" => order == 0,
            "!=" => order != 0,
            ">" => order > 0,
            "<" => order < 0,
            ">=" => order >= 0,
            "<=" => order <= 0,
            _ => !isPrerelease
                && order >= 0
                && wanted.Length <= release.Length
                && release.Take(written.Length - 1).SequenceEqual(written[..^1]),
        };
    }

    [GeneratedRegex(Constraint, RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    private static int Compare(long[] left, long[] right)
    {
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var order = left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
