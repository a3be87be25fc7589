using System.Globalization;
using System.Text;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Dates;

/// <summary>Functions on dates and times.</summary>
internal static class DateFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["formatdate"] = Function(HclType.String, FormatDate, Text("format"), Text("time")),
        ["timeadd"] = Function(HclType.String, Add, Text("timestamp"), Text("duration")),
        ["timecmp"] = Function(HclType.Number, Compare, Text("timestamp_a"), Text("timestamp_b")),
        ["timestamp"] = Function(HclType.String, call => call.Environment.IsApplying
            ? HclValue.String(Instant.From(call.Environment.Clock.GetUtcNow()).ToString())
            : UnknownOf(HclType.String)),
        ["plantimestamp"] = Function(HclType.String, call => call.Environment.PlanTimestamp is { } time
            ? HclValue.String(Instant.From(time).ToString())
            : UnknownOf(HclType.String)),
    };

    private static HclValue Add(FunctionCall call)
    {
        if (Timestamps.Parse(call[0].AsString(), out var failure) is not { } time)
        {
            return call.Fail(0, failure);
        }

        return Timestamps.ParseDuration(call[1].AsString(), out failure) is { } duration
            ? HclValue.String(time.Add(duration).ToString())
            : call.Fail(1, failure);
    }

    private static HclValue Compare(FunctionCall call)
    {
        if (Timestamps.Parse(call[0].AsString(), out var failure, isLoose: true) is not { } first)
        {
            return call.Fail(0, failure);
        }

        return Timestamps.Parse(call[1].AsString(), out failure, isLoose: true) is { } second
            ? HclValue.Number(first.CompareTo(second))
            : call.Fail(1, failure);
    }

    private static HclValue FormatDate(FunctionCall call)
    {
        if (Timestamps.Parse(call[1].AsString(), out var failure) is not { } time)
        {
            return call.Fail(1, failure);
        }

        var format = call[0].AsString();
        var text = new StringBuilder();
        for (var at = 0; at < format.Length;)
        {
            if (format[at] == '\'')
            {
                if (!TryLiteral(format, ref at, text))
                {
                    return call.Fail(0, "unterminated literal '");
                }
            }
            else if (char.IsAsciiLetter(format[at]))
            {
                var start = at;
                while (at < format.Length && format[at] == format[start])
                {
                    at++;
                }

                if (Verb(format[start..at], time, out var wanted) is not { } piece)
                {
                    return call.Fail(0, $"invalid date format verb {GoQuoting.Quote(format[start..at])}{wanted}");
                }

                text.Append(piece);
            }
            else
            {
                text.Append(format[at++]);
            }
        }

        return HclValue.String(text.ToString());
    }

    /// <summary>A text in single quotes; two of them are one.</summary>
    private static bool TryLiteral(string format, ref int at, StringBuilder text)
    {
        if (at + 1 < format.Length && format[at + 1] == '\'')
        {
            text.Append('\'');
            at += 2;
            return true;
        }

        for (at++; at < format.Length; at++)
        {
            if (format[at] != '\'')
            {
                text.Append(format[at]);
            }
            else if (at + 1 < format.Length && format[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }

    private static string? Verb(string verb, Instant time, out string wanted)
    {
        var (year, month, day) = time.Date;
        wanted = verb[0] switch
        {
            'Y' => ": year must either be \"YY\" or \"YYYY\"",
            'M' => ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"",
            'D' => ": day of month must either be \"D\" or \"DD\"",
            'E' => ": day of week must either be \"EEE\" or \"EEEE\"",
            'h' => ": 24-hour must either be \"h\" or \"hh\"",
            'H' => ": 12-hour must either be \"H\" or \"HH\"",
            'A' or 'a' => $": must be \"{verb[0]}{verb[0]}\"",
            'm' => ": minute must either be \"m\" or \"mm\"",
            's' => ": second must either be \"s\" or \"ss\"",
            'Z' => ": timezone must be Z, ZZZZ, or ZZZZZ",
            _ => "",
        };
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        var hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        return verb switch
        {
            "YY" => $"{year % 100:00}",
            "YYYY" => $"{year:0000}",
            "M" => $"{month}",
            "MM" => $"{month:00}",
            "MMM" => names.GetAbbreviatedMonthName(month),
            "MMMM" => names.GetMonthName(month),
            "D" => $"{day}",
            "DD" => $"{day:00}",
            "EEE" => names.GetAbbreviatedDayName((DayOfWeek)time.Weekday),
            "EEEE" => names.GetDayName((DayOfWeek)time.Weekday),
            "h" => $"{time.Hour}",
            "hh" => $"{time.Hour:00}",
            "H" => $"{hour}",
            "HH" => $"{hour:00}",
            "AA" => time.Hour < 12 ? "AM" : "PM",
            "aa" => time.Hour < 12 ? "am" : "pm",
            "m" => $"{time.Minute}",
            "mm" => $"{time.Minute:00}",
            "s" => $"{time.Second}",
            "ss" => $"{time.Second:00}",
            "Z" => time.OffsetSeconds == 0 ? "Z" : time.OffsetText(":"),
            "ZZZ" => time.OffsetSeconds == 0 ? "UTC" : time.OffsetText(""),
            "ZZZZ" => time.OffsetText(""),
            "ZZZZZ" => time.OffsetText(":"),
            _ => null,
        };
    }
}
