using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Fuzzing;

/// <content>Answers of a server that is broken or means harm.</content>
public static partial class FuzzTargets
{
    /// <summary>Tries of this size take more memory only where an answer is kept that should not be.</summary>
    private const long MostMemoryBytes = 600L * 1024 * 1024;

    private static readonly Lazy<HostileServer> Hostile = new(() => new HostileServer { Good = (method, path) => Seeds.Answers.TryGetValue($"{method} {path}", out var body) ? HostileServer.Http(method == "POST" ? 201 : 200, body) : null });

    private static readonly Lazy<HostileServer> Elsewhere = new(() => new HostileServer());

    private static readonly Lazy<ProductFolder> Victim = new(() =>
    {
        var folder = ProductFolder.WithoutServer(new SwiftClock());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    });

    /// <summary>Servers.</summary>
    public static IReadOnlyList<FuzzTarget> Servers =>
    [
        new("answers", random => MakeAnswers(random), CheckAnswers),
        new("answers-to-commands", random => $"{random.Below(Commands.Length)} {MakeAnswers(random)}", CheckCommands),
    ];

    /// <summary>What is read is of the kind that the state holds more often than of the others.</summary>
    private static string MakeAnswers(FuzzRandom random) =>
        new HostileAnswer(random, Elsewhere.Value.Url, random.OnceIn(2) ? [Seeds.Answers["GET /integrations/1"]] : [.. Seeds.Answers.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value)]).Next();

    private static readonly string[] Commands =
    [
        "plan", "apply --yes", "drift --json", "refresh", "plan --json", "destroy --yes", "discover --out found", "import immuta_s3_integration.other 1", "scripts immuta_s3_integration.lake --phase create", "preview --comment stdout",
    ];

    /// <summary>Each call ends with a value or with an exception of the client's own; nobody else hears of the key.</summary>
    private static string? CheckAnswers(string script)
    {
        Hostile.Value.Play(script);
        Elsewhere.Value.Play("c");
        using var pipeline = new ApiPipeline(
            new ApiOptions { BaseUrl = Hostile.Value.Url, ApiKey = ProductFolder.ApiKey, RequestTimeout = TimeSpan.FromSeconds(60), SignsIn = script.Length % 5 == 0 }, new SwiftClock());
        var (client, scripts) = (new IntegrationClient(pipeline), new ScriptClient(pipeline));
        var id = IntegrationId.Parse("1");
        var request = new IntegrationRequest { Type = "Native S3", AutoBootstrap = false, Config = new ObjectValue(("name", "lake"), ("secret", SecretValue.Of("planted-in-config"))) };
        var stranger = false;
        Func<Task>[] calls =
        [
            () => client.ListAsync(), async () => stranger = (await client.GetAsync(id)).Id != id, async () => stranger = await client.FindAsync(id) is { } found && found.Id != id, () => client.GetStatusAsync(id), () => client.WaitUntilAtRestAsync(id, TimeSpan.FromSeconds(30)),
            () => client.CreateAsync(request), () => client.TryCreateAsync(request), () => client.UpdateAsync(id, request), () => client.DeleteAsync(id), () => client.RegenerateAsync(id),
            () => scripts.GetDeleteAsync(id),
        ];
        foreach (var call in new[] { calls[script.Length % calls.Length], calls[script.Sum(c => c) % calls.Length] })
        {
            try
            {
                call().GetAwaiter().GetResult();
            }
            catch (ApiException refusal)
            {
                if (refusal.ToString() is var words && (words.Contains(ProductFolder.ApiKey, StringComparison.Ordinal) || words.Contains("planted", StringComparison.Ordinal)))
                {
                    return $"a message holds a secret: {refusal.Message}";
                }
            }

            if (stranger)
            {
                return "another integration than the one that was asked for is believed";
            }
        }

        return WhatLeaked();
    }

    private static string? CheckCommands(string input)
    {
        var cut = input.IndexOf(' ', StringComparison.Ordinal);
        if (!int.TryParse(input[..cut], out var command))
        {
            return null;
        }

        Hostile.Value.Play(input[(cut + 1)..]);
        Elsewhere.Value.Play("c");
        var victim = Victim.Value;
        victim.Restore(Seeds.ProductFiles);
        victim.Variables["IMMUTA_BASE_URL"] = Hostile.Value.Url.AbsoluteUri;
        var run = victim.Run([.. Commands[command].Split(' '), "--timeout", "60s", "--log-level", "trace"]);
        return ProductFolder.Fault(run, Commands[command])
            ?? (run.Output.Contains(ProductFolder.ApiKey, StringComparison.Ordinal) || run.Error.Contains(ProductFolder.ApiKey, StringComparison.Ordinal) ? $"{Commands[command]} shows the key: {run.Error}{run.Output}" : null)
            ?? WhatLeaked();
    }

    private static string? WhatLeaked() =>
        Elsewhere.Value.Requests.Count > 0 ? $"another host was asked: {string.Join('\n', Elsewhere.Value.Requests)}"
        : Hostile.Value.Requests.Any(request => request.Split('\n')[0].Contains(ProductFolder.ApiKey, StringComparison.Ordinal)) ? "the key stands in a URL"
        : GC.GetTotalMemory(forceFullCollection: false) > MostMemoryBytes && GC.GetTotalMemory(forceFullCollection: true) > MostMemoryBytes ? $"{GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB are in use"
        : null;
}
