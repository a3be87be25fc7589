using System.Globalization;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Times for people, everywhere in one form.</summary>
public static class Moments
{
    /// <summary><c>2026-03-02 12:00 UTC</c>, or <c>2026-03-02 13:00 +01:00</c> for readers who are elsewhere.</summary>
    /// <param name="time">The time.</param>
    /// <param name="zone">The reader's time zone; universal time where many read it.</param>
    public static string Text(DateTimeOffset time, TimeZoneInfo? zone = null)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone ?? TimeZoneInfo.Utc);
        return local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
    }
}
