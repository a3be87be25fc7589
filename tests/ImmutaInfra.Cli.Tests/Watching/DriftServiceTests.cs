using System.Net;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Cli.Watching;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Watching;

public sealed class DriftServiceTests
{
    [TestCase(400)]
    [TestCase(10_000, Explicit = true, Reason = "takes a minute; the few rounds above run always")]
    public async Task Rounds_with_faults_go_on_and_leave_neither_memory_nor_files_behind(int rounds)
    {
        using var place = new CliRun();
        var (done, random) = (0, new Random(7));
        long memoryEarly = 0, filesEarly = 0;
        place.Engine.OnDetect = () =>
        {
            done++;
            if (done == rounds / 4)
            {
                memoryEarly = GC.GetTotalMemory(forceFullCollection: true);
                filesEarly = SizeOf(place.Folder);
            }

            return random.Next(5) switch
            {
                0 => throw new DiagnosticException(Diagnostic.Error("IMI5500", "Immuta failed", detail: "It answers 500.")),
                1 => throw new IOException("the disk is full"),
                2 => Round(place.Clock, Finding($"{random.Next(300)}")),
                _ => Round(place.Clock),
            };
        };

        await RunAsync(place, () => done >= rounds);

        var (memoryLate, filesLate) = (GC.GetTotalMemory(forceFullCollection: true), SizeOf(place.Folder));
        TestContext.Out.WriteLine($"{done} rounds: memory {memoryEarly:N0} then {memoryLate:N0} bytes, files {filesEarly:N0} then {filesLate:N0} bytes");
        (memoryLate - memoryEarly).Should().BeLessThan(4_000_000);
        filesLate.Should().BeLessThan(filesEarly + 40_000, "the memory of findings is bounded");
        Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Should().HaveCount(1);
    }

    [Test]
    public async Task A_service_is_alive_at_once_and_ready_when_a_round_has_looked_at_everything()
    {
        using var place = new CliRun();
        var fails = true;
        place.Engine.OnDetect = () => fails
            ? throw new DiagnosticException(Diagnostic.Error("IMI5500", "Immuta failed", detail: "It answers 500."))
            : Round(place.Clock, Finding("7"));
        using var metrics = new DriftMetrics();
        var log = new StringWriter();
        var service = Service(place, metrics, "1h", log);
        await using var server = await DriftServer.StartAsync(new IPEndPoint(IPAddress.Loopback, 0), service, metrics, _ => true, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = server.Address };
        using var stop = new CancellationTokenSource();

        var running = service.RunAsync(stop.Token);
        await UntilAsync(place, service, () => service.State.FailedInRow > 0, hurries: false);

        (await client.GetAsync("healthz")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync("readyz")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await client.GetAsync("findings")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);

        fails = false;
        await UntilAsync(place, service, () => service.State.HasSucceeded, hurries: true);

        (await client.GetAsync("readyz")).StatusCode.Should().Be(HttpStatusCode.OK);
        JObject.Parse(await client.GetStringAsync("findings"))["counts"]!["unmanaged"]!.Value<int>().Should().Be(1);
        (await client.GetStringAsync("")).Should().Contain("Snowflake on acme (id 7)").And.Contain("IMI5500");
        var text = await client.GetStringAsync("metrics");
        text.Should().Contain("# TYPE immutainfra_drift_rounds_total counter\n")
            .And.Contain("immutainfra_drift_rounds_total{outcome=\"error\"} ")
            .And.Contain("immutainfra_drift_findings{kind=\"unmanaged\"} 1\n")
            .And.Contain("immutainfra_drift_findings{kind=\"missing\"} 0\n")
            .And.Contain("immutainfra_drift_round_duration_seconds_bucket{le=\"+Inf\"} ")
            .And.Contain("_bucket{le=\"0.1\"} ").And.Contain("_bucket{le=\"300\"} ").And.NotContain("le=\"10000\"")
            .And.Contain("immutainfra_drift_errors_total{code=\"IMI5500\"} ");
        (await client.PostAsync("", null)).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);

        await stop.CancelAsync();
        await running;
        log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)JObject.Parse(line)["event"])
            .Should().Contain("round_failed").And.Contain("round");
    }

    [Test]
    public async Task A_finding_is_told_only_when_it_was_there_often_enough()
    {
        using var place = new CliRun();
        place.Engine.OnDetect = () => Round(place.Clock, Finding("7"));

        var first = await place.RunAsync("drift", "--confirm", "2");
        var firstOutput = place.Output;
        place.Clock.Advance(TimeSpan.FromHours(1));
        var second = await place.RunAsync("drift", "--confirm", "2");

        first.Should().Be(0);
        firstOutput.Should().Contain("1 finding not seen often enough");
        second.Should().Be(2);
        place.Output.Should().Contain("Snowflake on acme (id 7)").And.Contain("(2 rounds)");
    }

    [TestCase("--remediate", "apply", "IMI1993")]
    [TestCase("--remediate", "plan", "IMI1992", "--every", "1h")]
    [TestCase("--listen", "127.0.0.1:0", "IMI1996")]
    [TestCase("--notify", "ftp://secret@example.com", "IMI1994")]
    [TestCase("--fail-on", "chnged", "IMI1903")]
    [TestCase("--confirm", "0", "IMI1903")]
    public async Task A_choice_that_makes_no_sense_is_refused(string option, string value, string code, params string[] more)
    {
        using var place = new CliRun();

        (await place.RunAsync(["drift", option, value, .. more])).Should().Be(1);

        place.Error.Should().Contain(code).And.NotContain("secret@");
    }

    [TestCase("all", 2)]
    [TestCase("changed,missing", 0)]
    [TestCase("none", 0)]
    public async Task The_kinds_that_count_decide_about_the_end(string kinds, int code)
    {
        using var place = new CliRun();
        place.Engine.OnDetect = () => Round(place.Clock, Finding("7"));

        (await place.RunAsync(kinds == "all" ? ["drift"] : ["drift", "--fail-on", kinds])).Should().Be(code);
    }

    internal static DriftFinding Finding(string id) => new()
    {
        Kind = DriftKind.Unmanaged,
        Name = $"Snowflake on acme (id {id})",
        Package = "immuta",
        Type = "",
        Id = id,
        Status = "enabled",
    };

    internal static DriftRound Round(TimeProvider clock, params DriftFinding[] findings) => new()
    {
        StartedAt = clock.GetUtcNow(),
        Duration = TimeSpan.FromSeconds(1),
        Findings = findings,
        Checked = 3,
    };

    private static DriftService Service(CliRun place, DriftMetrics metrics, string every, TextWriter log)
    {
        var console = new TestConsole();
        var environment = new CliEnvironment
        {
            Output = console.Output,
            Error = console.Error,
            Input = console.Input,
            Variables = place.Variables,
            WorkingDirectory = place.Folder,
            Clock = place.Clock,
            Interrupts = place.Interrupts,
        };
        var rounds = new DriftRounds(environment, place.Folder, new DriftChoices { FailOn = new HashSet<DriftKind>() });
        return new DriftService(
            environment, Schedule.Parse(every, TimeZoneInfo.Utc), () => Task.FromResult<IEngine>(place.Engine), rounds, metrics, new JsonLog(log, place.Clock));
    }

    private static async Task RunAsync(CliRun place, Func<bool> isDone)
    {
        using var metrics = new DriftMetrics();
        var service = Service(place, metrics, "6h", TextWriter.Null);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => service.RunAsync(stop.Token));
        await UntilAsync(place, service, isDone, hurries: true);
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Lets the service work; where asked to, moves the clock to the next round whenever it waits for that.</summary>
    private static async Task UntilAsync(CliRun place, DriftService service, Func<bool> isDone, bool hurries)
    {
        while (!isDone())
        {
            if (hurries && service.State.Next is { } next && place.Clock.GetUtcNow() is var now)
            {
                // The little steps are for a wait that began just after the big one.
                place.Clock.Advance(next > now ? next - now : TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }
    }

    private static long SizeOf(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
}
