using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace ImmutaInfra.Hcl.Functions.Dates;

/// <summary>RFC 3339 timestamps and Go's durations.</summary>
internal static class Timestamps
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Reads a timestamp: two digits in each place, a capital T, seconds, an offset or Z.</summary>
    /// <param name="text">The text.</param>
    /// <param name="failure">Why it is none.</param>
    /// <param name="isLoose">Whether to take what Go's own parser takes: an hour of one digit, a comma before the fraction, an offset of
    /// 24 hours. Most of Terraform's functions are stricter; <c>timecmp</c> is not.</param>
    /// <returns>Null where it is none.</returns>
    public static Instant? Parse(string text, out string failure, bool isLoose = false)
    {
        failure = "";
        var at = 0;
        if (!TryNumber(text, ref at, 4, "year", 0, 9999, out var year, ref failure)
            || !TryCharacter(text, ref at, '-', ref failure)
            || !TryNumber(text, ref at, 2, "month", 1, 12, out var month, ref failure)
            || !TryCharacter(text, ref at, '-', ref failure)
            || !TryNumber(text, ref at, 2, "day of month", 1, DaysIn(year, month), out var day, ref failure)
            || !TryCharacter(text, ref at, 'T', ref failure)
            || !TryNumber(text, ref at, isLoose && HasOneDigit(text, at) ? 1 : 2, "hour", 0, 23, out var hour, ref failure)
            || !TryCharacter(text, ref at, ':', ref failure)
            || !TryNumber(text, ref at, 2, "minute", 0, 59, out var minute, ref failure)
            || !TryCharacter(text, ref at, ':', ref failure)
            || !TryNumber(text, ref at, 2, "second", 0, 59, out var second, ref failure))
        {
            failure = $"not a valid RFC3339 timestamp: {failure}";
            return null;
        }

        var nanoseconds = 0;
        if (at < text.Length && (text[at] == '.' || (isLoose && text[at] == ',')))
        {
            var start = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at == start)
            {
                failure = "not a valid RFC3339 timestamp: fractional seconds need digits";
                return null;
            }

            nanoseconds = int.Parse(text[start..Math.Min(at, start + 9)].PadRight(9, '0'), CultureInfo.InvariantCulture);
        }

        if (ParseOffset(text, at, isLoose) is not { } offsetSeconds)
        {
            failure = at == text.Length
                ? "not a valid RFC3339 timestamp: end of string before UTC offset"
                : $"not a valid RFC3339 timestamp: cannot use \"{text[at..]}\" as UTC offset";
            return null;
        }

        var seconds = (Days(year, month, day) * 86_400) + (hour * 3600) + (minute * 60) + second - offsetSeconds;
        return new Instant(seconds, nanoseconds, offsetSeconds);
    }

    /// <summary>Reads Go's durations: <c>1h30m</c>, <c>-1.5h</c>, <c>300ms</c>; in nanoseconds.</summary>
    public static long? ParseDuration(string text, out string failure)
    {
        failure = $"time: invalid duration \"{text}\"";
        var rest = text.AsSpan();
        var isNegative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return 0;
        }

        if (rest.Length == 0)
        {
            return null;
        }

        var total = BigInteger.Zero;
        while (rest.Length > 0)
        {
            var length = rest.IndexOfAnyExcept(NumberCharacters);
            var digits = length < 0 ? rest : rest[..length];
            var point = digits.IndexOf('.');
            if (digits.Length == 0 || digits is "." || (point >= 0 && digits[(point + 1)..].Contains('.')))
            {
                return null;
            }

            if (length < 0)
            {
                failure = $"time: missing unit in duration \"{text}\"";
                return null;
            }

            rest = rest[length..];
            var end = rest.IndexOfAny(NumberCharacters);
            var unit = end < 0 ? rest : rest[..end];
            rest = rest[unit.Length..];
            long factor = unit switch
            {
                "ns" => 1,
                "us" or "µs" or "μs" => 1_000,
                "ms" => 1_000_000,
                "s" => 1_000_000_000,
                "m" => 60_000_000_000,
                "h" => 3_600_000_000_000,
                _ => 0,
            };
            if (factor == 0)
            {
                failure = $"time: unknown unit \"{unit}\" in duration \"{text}\"";
                return null;
            }

            var places = point < 0 ? 0 : Math.Min(digits.Length - point - 1, 30);
            var whole = point < 0 ? digits : string.Concat(digits[..point], digits.Slice(point + 1, places));
            total += BigInteger.Parse(whole, CultureInfo.InvariantCulture) * factor / BigInteger.Pow(10, places);
        }

        var signed = isNegative ? -total : total;
        return signed < long.MinValue || signed > long.MaxValue ? null : (long)signed;
    }

    private static bool TryNumber(
        string text, ref int at, int length, string what, int least, int most, out int value, ref string failure)
    {
        value = 0;
        if (at >= text.Length)
        {
            failure = $"end of string before {what}";
            return false;
        }

        var end = Math.Min(text.Length, at + length);
        var digits = text.AsSpan(at, end - at);
        if (digits.Length < length || digits.ContainsAnyExceptInRange('0', '9'))
        {
            failure = what is "hour" or "minute" && digits.Length > 0 && char.IsAsciiDigit(digits[0])
                ? $"{what} must have exactly two digits"
                : $"cannot use \"{text[at..]}\" as {what}";
            return false;
        }

        value = int.Parse(digits, CultureInfo.InvariantCulture);
        at = end;
        if (value >= least && value <= most)
        {
            return true;
        }

        failure = what == "hour" ? "hour must be between 0 and 23 inclusive" : $"{what} out of range";
        return false;
    }

    private static bool HasOneDigit(string text, int at) =>
        at + 1 < text.Length && char.IsAsciiDigit(text[at]) && !char.IsAsciiDigit(text[at + 1]);

    private static bool TryCharacter(string text, ref int at, char wanted, ref string failure)
    {
        if (at < text.Length && text[at] == wanted)
        {
            at++;
            return true;
        }

        failure = wanted == 'T' ? "missing required time introducer 'T'"
            : at >= text.Length ? $"end of string where \"{wanted}\" is expected"
            : $"found \"{text[at..]}\" where \"{wanted}\" is expected";
        return false;
    }

    private static int? ParseOffset(string text, int at, bool isLoose)
    {
        var rest = text.AsSpan(at);
        if (rest is "Z")
        {
            return 0;
        }

        if (rest.Length != 6 || rest[0] is not ('+' or '-') || rest[3] != ':'
            || !int.TryParse(rest[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(rest[4..6], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || hours > (isLoose ? 24 : 23) || minutes > (isLoose ? 60 : 59))
        {
            return null;
        }

        var seconds = (hours * 3600) + (minutes * 60);
        return rest[0] == '-' ? -seconds : seconds;
    }

    private static int DaysIn(int year, int month) =>
        month == 2 ? (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28) : month is 4 or 6 or 9 or 11 ? 30 : 31;

    /// <summary>Days since 1970-01-01 in the Gregorian calendar, for any year.</summary>
    internal static long Days(long year, int month, int day)
    {
        // Years begin in March here, so that the leap day is the last one.
        var shifted = month <= 2 ? year - 1 : year;
        var era = Math.DivRem(shifted, 400, out var yearOfEra);
        if (yearOfEra < 0)
        {
            yearOfEra += 400;
            era--;
        }

        var dayOfYear = ((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5 + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }
}
