using ImmutaInfra.Reporting.Drift;

namespace ImmutaInfra.Reporting.Tests.Drift;

/// <summary>How drift is put into words.</summary>
public class DriftWordsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_time_that_many_read_is_universal() => DriftWords.Time(Noon).Should().Be("2026-03-02 12:00 UTC");

    [Test]
    public void A_time_for_one_reader_is_in_the_zone_of_the_reader() =>
        DriftWords.Time(Noon, TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(5.5), "there", "there")).Should().Be("2026-03-02 17:30 +05:30");
}
