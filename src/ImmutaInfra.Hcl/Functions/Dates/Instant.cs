using System.Globalization;
using System.Numerics;

namespace ImmutaInfra.Hcl.Functions.Dates;

/// <summary>A time with the offset it was written in. Years may be beyond those that .NET's own types hold.</summary>
/// <param name="Seconds">Seconds since 1970 in UTC.</param>
/// <param name="Nanoseconds">The part of a second, 0 to 999,999,999.</param>
/// <param name="OffsetSeconds">How far its clock is ahead of UTC.</param>
internal readonly record struct Instant(long Seconds, int Nanoseconds, int OffsetSeconds) : IComparable<Instant>
{
    private const int SecondsADay = 86_400;

    public int Hour => (int)(SecondOfDay / 3600);

    public int Minute => (int)(SecondOfDay / 60 % 60);

    public int Second => (int)(SecondOfDay % 60);

    /// <summary>0 for Sunday.</summary>
    public int Weekday => (int)((((Day + 4) % 7) + 7) % 7);

    public (long Year, int Month, int Day) Date
    {
        get
        {
            var day = Day + 719_468;
            var era = (day >= 0 ? day : day - 146_096) / 146_097;
            var dayOfEra = day - (era * 146_097);
            var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
            var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
            var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
            var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
            return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1));
        }
    }

    private long LocalSeconds => Seconds + OffsetSeconds;

    private long Day => (LocalSeconds - SecondOfDay) / SecondsADay;

    private long SecondOfDay => ((LocalSeconds % SecondsADay) + SecondsADay) % SecondsADay;

    public static Instant From(DateTimeOffset time) => new(time.ToUnixTimeSeconds(), 0, 0);

    public Instant Add(long nanoseconds)
    {
        var sum = new BigInteger(Nanoseconds) + nanoseconds;
        var seconds = BigInteger.DivRem(sum, 1_000_000_000, out var rest);
        if (rest.Sign < 0)
        {
            (seconds, rest) = (seconds - 1, rest + 1_000_000_000);
        }

        return this with { Seconds = Seconds + (long)seconds, Nanoseconds = (int)rest };
    }

    public int CompareTo(Instant other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The offset as <c>+01:00</c> or, without separator, <c>+0100</c>.</summary>
    public string OffsetText(string separator)
    {
        var minutes = Math.Abs(OffsetSeconds) / 60;
        return string.Create(
            CultureInfo.InvariantCulture, $"{(OffsetSeconds < 0 ? '-' : '+')}{minutes / 60:00}{separator}{minutes % 60:00}");
    }

    /// <summary>RFC 3339 in whole seconds.</summary>
    public override string ToString()
    {
        var (year, month, day) = Date;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{year:0000}-{month:00}-{day:00}T{Hour:00}:{Minute:00}:{Second:00}{(OffsetSeconds == 0 ? "Z" : OffsetText(":"))}");
    }
}
