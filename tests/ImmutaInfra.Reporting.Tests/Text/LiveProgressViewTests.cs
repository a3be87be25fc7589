using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Text;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LiveProgressViewTests
{
    private static readonly InstanceAddress Lake = Address("lake");
    private static readonly InstanceAddress Archive = Address("archive");
    private static readonly InstanceAddress Exports = Address("exports");
    private readonly HandSetClock _clock = new();
    private readonly StringWriter _written = new() { NewLine = "\n" };

    [Test]
    public void Shows_what_runs_for_how_long_in_which_status_and_what_waits()
    {
        using var region = new LiveRegion(_written);
        using var view = View(region);
        view.Expect([Lake, Archive, Exports]);

        view.Started(Lake, Operation.Create, id: null);
        _clock.Advance(TimeSpan.FromSeconds(2));
        view.Started(Archive, Operation.Delete, "3");
        view.Progress(Lake, Operation.Create, "creating", TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(63));

        Screen.After(_written.ToString()).Should().Be("""
              creating   immuta_s3_integration.lake      1m05s  creating
              destroying immuta_s3_integration.archive   1m03s
              0 of 3 done, 2 running, 1 waiting: immuta_s3_integration.exports

            """);
    }

    [Test]
    public void What_has_ended_stays_above_what_runs()
    {
        using var region = new LiveRegion(_written);
        using var view = View(region);
        view.Started(Lake, Operation.Create, id: null);
        view.Started(Archive, Operation.Create, id: null);
        _clock.Advance(TimeSpan.FromSeconds(2));

        view.Completed(Lake, Operation.Create, "1", TimeSpan.FromSeconds(2));
        view.Failed(Archive, Operation.Create, [], TimeSpan.FromSeconds(2));

        Screen.After(_written.ToString()).Should().Be("""
            immuta_s3_integration.lake: Creation complete after 2s [id=1]
            immuta_s3_integration.archive: Creation errored after 2s

            """);
    }

    [Test]
    public void A_line_that_somebody_else_writes_moves_the_region_down()
    {
        using var region = new LiveRegion(_written);
        using var view = View(region);
        view.Started(Lake, Operation.Update, "1");
        _clock.Advance(TimeSpan.FromSeconds(1));

        region.WriteLine("Stopping: nothing new is begun.");

        Screen.After(_written.ToString()).Should().Be("""
            Stopping: nothing new is begun.
              modifying  immuta_s3_integration.lake      1s
              0 done, 1 running

            """);
    }

    [Test]
    public void Nothing_is_drawn_under_a_question()
    {
        using var region = new LiveRegion(_written);

        region.Write("Enter a value: ");
        region.Show(["running"]);
        Screen.After(_written.ToString()).Should().Be("Enter a value: ");

        region.WriteLine();
        Screen.After(_written.ToString()).Should().Be("Enter a value: \nrunning\n");
    }

    [Test]
    public void No_more_than_half_of_the_terminal_is_used_and_no_line_wraps()
    {
        using var region = new LiveRegion(_written);
        using var view = new LiveProgressView(region, new TextOptions(Width: 30), height: 8, _clock);
        for (var i = 0; i < 100; i++)
        {
            view.Started(Address($"lake{i}"), Operation.Read, $"{i}");
        }

        _clock.Advance(TimeSpan.FromSeconds(1));

        var lines = Screen.After(_written.ToString()).TrimEnd('\n').Split('\n');
        lines.Should().HaveCount(6).And.OnlyContain(line => line.Length < 30);
        lines[^2].Should().Be("  and 96 more");
    }

    [Test]
    public void At_the_end_the_region_is_gone()
    {
        using var region = new LiveRegion(_written);
        var view = View(region);
        view.Started(Lake, Operation.Create, id: null);
        _clock.Advance(TimeSpan.FromSeconds(1));

        view.Dispose();

        Screen.After(_written.ToString()).Should().BeEmpty();
    }

    private static InstanceAddress Address(string name) =>
        new ResourceAddress(ModuleAddress.Root, ResourceMode.Managed, "immuta_s3_integration", name).Instance();

    private LiveProgressView View(LiveRegion region) => new(region, new TextOptions(Width: 100), height: 25, _clock);
}
