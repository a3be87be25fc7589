using ImmutaInfra.Cli.Settings;
using ImmutaInfra.Core.Diagnostics;
using Quartz;

namespace ImmutaInfra.Cli.Watching;

/// <summary>When rounds begin: after each period, or as a cron expression of five fields says.</summary>
/// <remarks>The five fields are those of cron(5): where both day fields are restricted, either is enough. Each is handed to Quartz in its own
/// spelling, which has seconds in front, counts the days of the week from Sunday = 1, and takes one day field only.</remarks>
internal sealed class Schedule
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromSeconds(1);
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    private static readonly Dictionary<string, string> Nicknames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@hourly"] = "0 * * * *",
        ["@daily"] = "0 0 * * *",
        ["@weekly"] = "0 0 * * 0",
        ["@monthly"] = "0 0 1 * *",
    };

    private readonly TimeSpan? _period;
    private readonly List<CronExpression> _expressions;

    private Schedule(TimeSpan? period, List<CronExpression> expressions)
    {
        _period = period;
        _expressions = expressions;
    }

    /// <summary>Reads what the user gave.</summary>
    /// <param name="text">A time, a cron expression, or a nickname such as <c>@daily</c>.</param>
    /// <param name="zone">The time zone of a cron expression.</param>
    /// <exception cref="DiagnosticException"><c>IMI1990</c>: it is neither, or never due.</exception>
    public static Schedule Parse(string text, TimeZoneInfo zone)
    {
        if (Duration.TryParse(text, out var period))
        {
            return period >= ShortestPeriod ? new Schedule(period, []) : throw Unusable("it is too short.");
        }

        var fields = Nicknames.GetValueOrDefault(text.Trim(), text).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length != 5)
        {
            throw Unusable("a cron expression has five fields: minute, hour, day of the month, month, day of the week.");
        }

        if (fields.FirstOrDefault(field => !field.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '/' or ',' or '-')) is { } odd)
        {
            throw Unusable($"the field \"{odd}\" is none.");
        }

        try
        {
            List<CronExpression> expressions = [.. Quartzes(fields).Select(quartz => new CronExpression(quartz) { TimeZone = zone })];
            return expressions.Exists(expression => expression.GetTimeAfter(DateTimeOffset.UnixEpoch) is not null)
                ? new Schedule(null, expressions)
                : throw Unusable("there is no such day.");
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or OverflowException)
        {
            throw Unusable(failure.Message);
        }

        DiagnosticException Unusable(string why) => new(WatchDiagnostics.UnusableSchedule(text, why));
    }

    /// <summary>Finds a time zone by its name.</summary>
    /// <exception cref="DiagnosticException"><c>IMI1991</c>: there is none of that name.</exception>
    public static TimeZoneInfo ZoneOf(string? name) => name is null ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : throw new DiagnosticException(WatchDiagnostics.UnknownTimeZone(name));

    /// <summary>When the next round begins.</summary>
    /// <param name="began">When the last one began.</param>
    /// <param name="now">The time. What is due already begins now; rounds that were missed are not made up for.</param>
    public DateTimeOffset Next(DateTimeOffset began, DateTimeOffset now)
    {
        if (_period is { } period)
        {
            return began + period > now ? began + period : now;
        }

        return _expressions.Select(expression => expression.GetTimeAfter(now)).Min() ?? DateTimeOffset.MaxValue;
    }

    private static IEnumerable<string> Quartzes(string[] fields)
    {
        var (time, day, month, weekday) = ($"0 {fields[0]} {fields[1]}", fields[2], fields[3], InNames(fields[4]));
        if (day == "*" || weekday != "*")
        {
            yield return weekday == "*" ? $"{time} * {month} ?" : $"{time} ? {month} {weekday}";
        }

        if (day != "*")
        {
            yield return $"{time} {day} {month} ?";
        }
    }

    /// <summary>Days of the week by name; steps stay numbers.</summary>
    private static string InNames(string field) => string.Join(',', field.Split(',').Select(part =>
    {
        var (range, step) = part.Split('/', 2) is [var before, var after] ? (before, $"/{after}") : (part, "");
        var ends = range.Split('-').Select(end => end is [>= '0' and <= '7'] ? Days[end[0] - '0'] : end).ToArray();

        // From Sunday to Sunday is every day, and not one.
        return range == "0-7" ? $"SUN-SAT{step}" : string.Join('-', ends) + step;
    }));
}
