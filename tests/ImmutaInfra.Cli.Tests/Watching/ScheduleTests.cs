using System.Globalization;
using ImmutaInfra.Cli.Watching;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Tests.Watching;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo Berlin = Schedule.ZoneOf("Europe/Berlin");

    [Test]
    public void A_period_counts_from_the_beginning_of_the_last_round() =>
        Schedule.Parse("6h", TimeZoneInfo.Utc).Next(At("2026-03-02T12:00Z"), At("2026-03-02T12:10Z")).Should().Be(At("2026-03-02T18:00Z"));

    [Test]
    public void A_round_that_took_longer_than_the_period_is_followed_at_once() =>
        Schedule.Parse("1m", TimeZoneInfo.Utc).Next(At("2026-03-02T12:00Z"), At("2026-03-02T12:05Z")).Should().Be(At("2026-03-02T12:05Z"));

    [TestCase("0 6 * * 1-5", "2026-03-06T06:00Z", "2026-03-09T05:00Z", TestName = "Workdays_at_six_in_winter_Berlin")]
    [TestCase("0 6 * * 1-5", "2026-03-27T23:00Z", "2026-03-30T04:00Z", TestName = "Workdays_at_six_after_the_clock_change")]
    [TestCase("*/15 * * * *", "2026-03-02T12:01Z", "2026-03-02T12:15Z", TestName = "Every_quarter_of_an_hour")]
    [TestCase("0 0 * * 7", "2026-03-02T12:00Z", "2026-03-07T23:00Z", TestName = "Seven_is_Sunday")]
    [TestCase("0 0 * * 0", "2026-03-02T12:00Z", "2026-03-07T23:00Z", TestName = "Nought_is_Sunday")]
    [TestCase("0 0 13 * 5", "2026-03-02T12:00Z", "2026-03-05T23:00Z", TestName = "With_both_day_fields_either_is_enough_weekday")]
    [TestCase("0 0 5 * 5", "2026-03-02T12:00Z", "2026-03-04T23:00Z", TestName = "With_both_day_fields_either_is_enough_day")]
    [TestCase("30 4 1 JAN,jul *", "2026-03-02T12:00Z", "2026-07-01T02:30Z", TestName = "Months_by_name")]
    [TestCase("@daily", "2026-03-02T12:00Z", "2026-03-02T23:00Z", TestName = "A_nickname")]
    public void A_cron_expression_is_due_in_its_time_zone(string text, string now, string next) =>
        Schedule.Parse(text, Berlin).Next(At(now), At(now)).Should().Be(At(next));

    [TestCase("soon")]
    [TestCase("* * *")]
    [TestCase("61 * * * *")]
    [TestCase("0 0 30 2 *")]
    [TestCase("0 0 * * ?L#")]
    [TestCase("10ms")]
    public void What_is_no_schedule_is_refused(string text)
    {
        var reading = () => Schedule.Parse(text, TimeZoneInfo.Utc);

        reading.Should().Throw<DiagnosticException>().Which.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI1990");
    }

    [Test]
    public void An_unknown_time_zone_is_refused()
    {
        var reading = () => Schedule.ZoneOf("Europe/Atlantis");

        reading.Should().Throw<DiagnosticException>().Which.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI1991");
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
