using System.Text;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Tests;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Fuzzing;

/// <content>What the product and those whose files it reads have written.</content>
public static partial class Seeds
{
    private static readonly Lazy<(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyDictionary<string, string> Answers)> Made = new(Make);

    private static readonly Lazy<(string File, string Payload)> Saved = new(ReadSavedPlan);

    /// <summary>The files of a folder in which the product has been at work, by their paths.</summary>
    public static IReadOnlyDictionary<string, byte[]> ProductFiles => Made.Value.Files;

    /// <summary>What a good server answers there: <c>GET /integrations/1</c> and the body. Number 1 is the folder's; there is one of each other type.</summary>
    public static IReadOnlyDictionary<string, string> Answers => Made.Value.Answers;

    /// <summary>Checkpoints and exports, as Pulumi and this program write them.</summary>
    public static IReadOnlyList<string> States { get; } =
    [
        .. Corpus("States").Select(File.ReadAllText),
        """{"version":3,"checkpoint":{"stack":"organization/p/dev","latest":null}}""",
        """{"version":3,"deployment":{"manifest":{"time":"2026-03-01T12:00:00Z","magic":"","version":""},"metadata":{}}}""",
    ];

    /// <summary>A saved plan, and what is encrypted in it.</summary>
    public static (string File, string Payload) SavedPlan => Saved.Value;

    /// <summary>Plans that Pulumi, Terraform and this program wrote as JSON.</summary>
    public static IReadOnlyList<string> PlansAsJson => [.. Corpus("Plans").Select(File.ReadAllText), Encoding.UTF8.GetString(ProductFiles["plan.json"])];

    /// <summary>Project files.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        "name: tenant\nruntime: hcl\n",
        "name: tenant\nruntime:\n  name: dotnet\n  options: {binary: x}\ndescription: \"d\"\nmain: src\nbackend:\n  url: file://./state\nstackConfigDir: config\nconfig:\n  tenant:role: x\n  immuta:base_url:\n    value: https://immuta.example.com\n  size: {type: integer, default: 3}\n",
        "name: tenant\nruntime: yaml\nconfig:\n  list: {type: array, items: {type: string}, default: [a, 1]}\n  secret: {type: string, secret: true}\ntemplate: {config: {}}\n",
    ];

    /// <summary>Settings of stacks.</summary>
    public static IReadOnlyList<string> StackSettings { get; } =
    [
        "encryptionsalt: v1:m7LFDNdcMFM=:v1:bfVTz2bVwjqLOQ7Y:c4Ts7vQJmbHJk5ZZkBqMDmFSbgnWLJeSWZJLDQ==\nconfig:\n  tenant:role: x\n  immuta:apiKey:\n    secure: v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n  tenant:list:\n    - a\n    - b: {c: 1.50, d: null, e: true}\n",
        "config:\n  tenant:a: 1\n  tenant:b: 0x1F\n  tenant:c: 2001-12-14\n  tenant:d: |\n    text\n  immuta:max_parallel_requests: \"4\"\n",
        "secretsprovider: awskms://alias/x\nencryptedkey: AAAA\nconfig: {}\n",
        "config:\n  immuta:base_url: https://immuta.example.com\nenvironment:\n  - x\n",
    ];

    /// <summary>What drift has been found before.</summary>
    public static IReadOnlyList<string> DriftMemories { get; } =
    [
        """
        {"version":1,"stack":"tenant/dev","findings":[{"key":"k","subject":"s","kind":"Changed","name":"immuta_s3_integration.lake","fingerprint":"f","firstSeen":"2026-03-01T12:00:00.0000000Z","lastSeen":"2026-03-01T12:00:00.0000000Z","rounds":2,"confirmed":true}],
        "resolved":[{"kind":"Changed","name":"n","firstSeen":"2026-03-01T12:00:00.0000000Z","lastSeen":"2026-03-01T12:00:00.0000000Z","resolvedAt":"2026-03-01T12:00:00.0000000Z"}],
        "rounds":[{"at":"2026-03-01T12:00:00.0000000Z","milliseconds":1200,"findings":{"Changed":1},"errors":["IMI5011"]}],"told":{"https://x.example/1":"f"}}
        """,
        """{"version":1,"stack":"tenant/dev","findings":[],"resolved":[],"rounds":[],"told":{}}""",
    ];

    private static IEnumerable<string> Corpus(string folder) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", folder), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static (IReadOnlyDictionary<string, byte[]> Files, IReadOnlyDictionary<string, string> Answers) Make()
    {
        using var folder = ProductFolder.WithEmulator();
        folder.Write("Pulumi.yaml", "name: tenant\nruntime: hcl\n");
        folder.Write("terraform.tfvars", "role = \"arn:aws:iam::012345678901:role/immuta\"\n");
        folder.Write("immutainfra.json", "{\"parallelism\": 4, \"stack\": \"dev\", \"logLevel\": \"warn\"}");
        Expect(folder.Run("apply", "--yes"), "apply");
        Expect(folder.Run("drift", "--json"), "drift");
        folder.Write("terraform.tfvars", "role = \"arn:aws:iam::012345678901:role/other\"\n");
        Expect(folder.Run("plan", "--out", "saved.plan"), "plan");
        var plan = folder.Run("plan", "--json");
        Expect(plan, "plan --json");
        folder.Write("plan.json", plan.Output);
        return (folder.Snapshot(), AnswersOf(folder.Immuta!));
    }

    private static Dictionary<string, string> AnswersOf(ImmutaEmulator immuta)
    {
        using var http = new HttpClient { BaseAddress = immuta.BaseUrl };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
        foreach (var type in Envelopes.Types.Where(type => type != "Native S3"))
        {
            Send(HttpMethod.Post, "/integrations", Envelopes.Of(type));
        }

        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["GET /integrations"] = Send(HttpMethod.Get, "/integrations") };
        foreach (var id in JArray.Parse(answers["GET /integrations"]).Select(one => (string)one["id"]!))
        {
            answers[$"GET /integrations/{id}"] = answers[$"PUT /integrations/{id}"] = Send(HttpMethod.Get, $"/integrations/{id}");
            answers[$"GET /integrations/{id}/status"] = Send(HttpMethod.Get, $"/integrations/{id}/status");
        }

        answers["POST /integrations"] = Send(HttpMethod.Post, "/integrations", Envelopes.S3().With("name", "spare").With("awsLocationPath", "s3://spare/"));
        answers["DELETE /integrations/1"] = Send(HttpMethod.Delete, "/integrations/1");
        return answers;

        string Send(HttpMethod method, string path, JObject? body = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
            using var answer = http.Send(request);
            var text = answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {text}");
        }
    }

    private static (string File, string Payload) ReadSavedPlan()
    {
        var file = Encoding.UTF8.GetString(ProductFiles["saved.plan"]);
        var envelope = JObject.Parse(file);
        var store = new StackStore(
            new FileBackend(Path.GetTempPath(), TimeProvider.System, _ => null),
            new PassphraseSource(name => name == "PULUMI_CONFIG_PASSPHRASE" ? ProductFolder.Passphrase : null, "none"),
            TimeProvider.System);
        return (file, store.Unseal(new StackName("tenant", "dev"), new SealedText((string)envelope["salt"]!, (string)envelope["sealed"]!)));
    }

    private static void Expect((int ExitCode, string Output, string Error) run, string command)
    {
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command}: {run.Error}");
        }
    }
}
