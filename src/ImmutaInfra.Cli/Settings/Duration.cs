using System.Globalization;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Cli.Settings;

/// <summary>Times as people write them: <c>500ms</c>, <c>90s</c>, <c>20m</c>, <c>1h30m</c>.</summary>
internal static partial class Duration
{
    /// <summary>What to say that it is.</summary>
    public const string Expected = "a time such as 500ms, 90s, 20m or 1h30m";

    /// <summary>Reads a time; a bare number is in seconds.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue)
        {
            duration = TimeSpan.FromSeconds(seconds);
            return true;
        }

        var match = Parts().Match(text);
        if (text.Length is 0 or > 30 || !match.Success)
        {
            return false;
        }

        duration = TimeSpan.FromHours(Part("h")) + TimeSpan.FromMinutes(Part("m")) + TimeSpan.FromSeconds(Part("s")) + TimeSpan.FromMilliseconds(Part("ms"));
        return true;

        double Part(string unit) => match.Groups[unit] is { Success: true } group ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^((?<h>\d{1,6}(\.\d+)?)h)?((?<m>\d{1,8}(\.\d+)?)m)?((?<s>\d{1,9}(\.\d+)?)s)?((?<ms>\d{1,9}(\.\d+)?)ms)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
