using System.Net.Http.Headers;
using System.Text;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests;

/// <summary>An emulator with a clock set by hand, and a client that talks to it.</summary>
internal sealed class Tenant : IAsyncDisposable
{
    private readonly HttpClient _http;

    private Tenant(ImmutaEmulator emulator, HandSetClock clock)
    {
        Emulator = emulator;
        Clock = clock;
        _http = new HttpClient { BaseAddress = emulator.BaseUrl };
        Authorization = emulator.ApiKey;
    }

    public static TimeSpan Settling { get; } = TimeSpan.FromSeconds(30);

    public ImmutaEmulator Emulator { get; }

    public HandSetClock Clock { get; }

    public string? Authorization { get; set; }

    public static async Task<Tenant> StartAsync(Func<EmulatorOptions, EmulatorOptions>? with = null, HandSetClock? clock = null)
    {
        clock ??= new HandSetClock();
        var options = new EmulatorOptions { TimeProvider = clock, SettleAfter = Settling };
        return new Tenant(await ImmutaEmulator.StartAsync(with?.Invoke(options) ?? options), clock);
    }

    public void Settle() => Clock.Advance(Settling);

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, JToken? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<Reply> PutAsync(string path, JToken body) => SendAsync(HttpMethod.Put, path, body);

    public Task<Reply> DeleteAsync(string path, JToken? body = null) => SendAsync(HttpMethod.Delete, path, body);

    public Task<Reply> SendAsync(HttpMethod method, string path, JToken? body = null) =>
        SendTextAsync(method, path, body?.ToString(), "application/json");

    public async Task<Reply> SendTextAsync(HttpMethod method, string path, string? text, string? mediaType)
    {
        using var request = new HttpRequestMessage(method, path);
        if (Authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        }

        if (text is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            request.Content.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);
        }

        using var response = await _http.SendAsync(request);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            await response.Content.ReadAsStringAsync());
    }

    /// <summary>Creates an integration and waits until it is enabled.</summary>
    public async Task<string> CreateAsync(JObject envelope)
    {
        var reply = await PostAsync("/integrations", envelope);
        reply.Status.Should().Be(200, reply.Text);
        Settle();
        return reply["id"]!;
    }

    /// <summary>Replaces the rules over HTTP.</summary>
    public async Task RuleAsync(JObject rule) =>
        (await PutAsync("/_emulator/rules", new JArray(rule))).Status.Should().Be(200);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
