using System.Diagnostics;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests;

public class ImmutaEmulatorTests
{
    [Test]
    public async Task One_line_starts_one()
    {
        await using var immuta = await ImmutaEmulator.StartAsync();
        using var client = new HttpClient { BaseAddress = immuta.BaseUrl };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);

        (await client.GetStringAsync("/integrations")).Should().Be("[]");
    }

    [Test]
    public async Task A_port_that_is_taken_is_an_IO_error()
    {
        await using var first = await ImmutaEmulator.StartAsync();

        await FluentActions.Awaiting(() => ImmutaEmulator.StartAsync(new EmulatorOptions { Port = first.BaseUrl.Port }))
            .Should().ThrowAsync<IOException>();
    }

    [Test]
    public async Task Without_a_key_it_does_not_start() =>
        await FluentActions.Awaiting(() => ImmutaEmulator.StartAsync(new EmulatorOptions { ApiKey = " " }))
            .Should().ThrowAsync<ArgumentException>();

    [Test]
    public async Task Stopping_twice_does_no_harm()
    {
        await using var immuta = await ImmutaEmulator.StartAsync();

        await immuta.DisposeAsync();
    }

    [Test]
    public void The_rules_in_the_read_me_are_rules()
    {
        var readMe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var example = readMe.Split("```json")[1].Split("```")[0];

        FaultRule.ParseList(example).Should().HaveCount(3);
        foreach (var name in typeof(FaultRule).GetProperties().Select(property => property.Name))
        {
            readMe.Should().Contain($"`{char.ToLowerInvariant(name[0])}{name[1..]}`");
        }
    }

    [Test]
    public async Task It_stops_while_a_call_waits()
    {
        var immuta = await Tenant.StartAsync(options => options with { Latency = TimeSpan.FromDays(1) });
        var waiting = immuta.GetAsync("/integrations");
        await immuta.Clock.SomebodyWaits;
        var watch = Stopwatch.StartNew();

        await immuta.Emulator.DisposeAsync();

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        await waiting.Awaiting(it => it).Should().ThrowAsync<HttpRequestException>();
    }

    [Test]
    public async Task Environment_and_settings_files_have_no_say()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "appsettings.json"), """{"Urls":"http://0.0.0.0:1","Kestrel":{"Endpoints":{"Http":{"Url":"http://0.0.0.0:1"}}}}""");
        var before = Directory.GetCurrentDirectory();
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://0.0.0.0:1");
        Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", "1");
        Directory.SetCurrentDirectory(folder.Path);
        try
        {
            await using var immuta = await ImmutaEmulator.StartAsync();

            immuta.BaseUrl.Port.Should().NotBe(1);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
            Environment.SetEnvironmentVariable("ASPNETCORE_HTTP_PORTS", null);
        }
    }

    [Test]
    public async Task It_writes_nothing_to_the_console()
    {
        using var written = new StringWriter();
        var before = Console.Out;
        Console.SetOut(written);
        try
        {
            await using var immuta = await Tenant.StartAsync();
            await immuta.CreateAsync(Envelopes.Snowflake());
        }
        finally
        {
            Console.SetOut(before);
        }

        written.ToString().Should().BeEmpty();
    }

    [Test]
    public async Task Calls_at_the_same_time_do_not_create_twice()
    {
        using var folder = new TemporaryFolder();
        await using var immuta = await Tenant.StartAsync(options => options with { DataDirectory = folder.Path });
        var hosts = Enumerable.Range(0, 400).Select(number => $"host-{number / 2}");

        var replies = await Task.WhenAll(hosts.Select(host =>
            Task.Run(() => immuta.PostAsync("/integrations", Envelopes.Snowflake(host: host)))));

        replies.Where(reply => reply.Status == 200).Select(reply => reply["id"]).Should().HaveCount(200).And.OnlyHaveUniqueItems();
        replies.Count(reply => reply.Status == 409).Should().Be(200);
        ((JArray)(await immuta.GetAsync("/integrations")).Json).Should().HaveCount(200);
    }

    [Test]
    public async Task With_no_settling_time_an_operation_is_over_when_next_looked_at()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { SettleAfter = TimeSpan.Zero });

        (await immuta.PostAsync("/integrations", Envelopes.Snowflake()))["status"].Should().Be("creating");
        (await immuta.GetAsync("/integrations/1"))["status"].Should().Be("enabled");
    }
}
