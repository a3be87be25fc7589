using System.Diagnostics;

namespace ImmutaInfra.Emulator.Tests;

/// <summary>How much the emulator can serve. The goal is 2,000 requests a second on two cores that have nothing else to do.</summary>
[NonParallelizable]
public class ThroughputTests
{
    private const int Clients = 200;
    private const int RequestsOfEach = 20;

    [Test]
    public async Task Hundreds_of_clients_at_once_are_served()
    {
        await using var immuta = await ImmutaEmulator.StartAsync();
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Clients };
        using var http = new HttpClient(handler) { BaseAddress = immuta.BaseUrl };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
        await RunAsync(http, requests: 1);

        var watch = Stopwatch.StartNew();
        var used = Process.GetCurrentProcess().TotalProcessorTime;
        await RunAsync(http, RequestsOfEach);
        watch.Stop();
        used = Process.GetCurrentProcess().TotalProcessorTime - used;

        // The time that both sides spent on the processor says what two free cores could do, whatever else runs here.
        const int Requests = Clients * RequestsOfEach;
        var onTwoCores = Requests / (used.TotalSeconds / 2);
        TestContext.Out.WriteLine(
            $"{Requests / watch.Elapsed.TotalSeconds:N0} requests a second; {used.TotalMilliseconds / Requests * 1000:N0} µs of processor time each, client included: {onTwoCores:N0} a second on two cores");
        onTwoCores.Should().BeGreaterThan(2000);
    }

    private static Task RunAsync(HttpClient http, int requests) => Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
    {
        for (var i = 0; i < requests; i++)
        {
            using var answer = await http.GetAsync((client + i) % 4 == 0 ? "/integrations" : "/integrations/7/status");
            await answer.Content.ReadAsByteArrayAsync();
            ((int)answer.StatusCode).Should().BeOneOf(200, 404);
        }
    }));
}
