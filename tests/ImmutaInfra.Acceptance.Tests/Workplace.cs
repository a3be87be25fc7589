using System.Text;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Cli;
using ImmutaInfra.Emulator;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A user at work: a folder with a configuration, an Immuta, and the whole program in between.</summary>
internal sealed class Workplace : IAsyncDisposable
{
    public const string Passphrase = "correct horse battery";

    private readonly string _root = Directory.CreateTempSubdirectory("immutainfra-acceptance-").FullName;
    private readonly HttpClient _client;

    private Workplace(ImmutaEmulator immuta, TimeProvider clock)
    {
        Clock = clock;
        Immuta = immuta;
        _client = new HttpClient { BaseAddress = immuta.BaseUrl };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
        Folder = Path.Combine(_root, "tenant");
        Directory.CreateDirectory(Folder);
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = Path.Combine(_root, "home"),
            ["IMMUTA_BASE_URL"] = immuta.BaseUrl.AbsoluteUri,
            ["IMMUTA_API_KEY"] = immuta.ApiKey,
            ["PULUMI_CONFIG_PASSPHRASE"] = Passphrase,
        };
    }

    /// <summary>The one clock of all; every short wait is over at once.</summary>
    public TimeProvider Clock { get; }

    public ImmutaEmulator Immuta { get; }

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; }

    /// <summary>Whether somebody watches standard output.</summary>
    public bool IsOutputTerminal { get; set; }

    /// <summary>The text of the checkpoint as it lies on disk.</summary>
    public string Checkpoint => File.ReadAllText(CheckpointFile);

    public string CheckpointFile => Path.Combine(Folder, ".immutainfra", ".pulumi", "stacks", "tenant", "dev.json");

    /// <summary>What changed something at Immuta, in order: <c>POST /integrations</c>.</summary>
    public string[] Writes =>
        [.. Immuta.Requests.Where(request => request.Method is not "GET").Select(request => $"{request.Method} {request.Path}")];

    public static async Task<Workplace> StartAsync(EmulatorOptions? options = null)
    {
        var clock = new HurryingClock();
        return new Workplace(
            await ImmutaEmulator.StartAsync((options ?? new EmulatorOptions()) with { SettleAfter = TimeSpan.FromSeconds(3), TimeProvider = clock }), clock);
    }

    public static async Task<Workplace> StartAsync(string configuration, EmulatorOptions? options = null)
    {
        var place = await StartAsync(options);
        place.Write("main.tf", configuration);
        return place;
    }

    /// <summary>Puts the example of the README into the folder.</summary>
    public Workplace WithQuickstart() => WithFiles("quickstart");

    /// <summary>Puts one of the examples into the folder.</summary>
    public Workplace WithFiles(string example)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, example)))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        }

        return this;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Edits a file as a user would.</summary>
    public void Edit(string file, string from, string to)
    {
        var before = File.ReadAllText(Path.Combine(Folder, file));
        before.Should().Contain(from);
        Write(file, before.Replace(from, to, StringComparison.Ordinal));
    }

    public Task<ProgramRun> RunAsync(params string[] args) => RunWithInputAsync("", args);

    /// <summary>Runs a command with that on standard input.</summary>
    public async Task<ProgramRun> RunWithInputAsync(string typed, params string[] args)
    {
        using var interrupts = new Interrupts();
        return await RunAsync(typed, interrupts, args);
    }

    /// <summary>Runs a command that somebody may stop.</summary>
    public async Task<ProgramRun> RunAsync(string typed, Interrupts interrupts, params string[] args)
    {
        var console = new TestConsole(typed);
        var exitCode = await Program.RunAsync(args, new CliEnvironment
        {
            Output = console.Output,
            Error = console.Error,
            Input = console.Input,
            IsOutputTerminal = IsOutputTerminal,
            Variables = Variables,
            WorkingDirectory = Folder,
            Clock = Clock,
            Interrupts = interrupts,
        });
        return new ProgramRun(exitCode, console.OutputText, console.ErrorText);
    }

    public async Task<ProgramRun> ApplyAsync(params string[] more) => (await RunAsync(["apply", "--yes", .. more])).Ended(0);

    /// <summary>The integrations that Immuta has, secrets and all that is being done left aside.</summary>
    public async Task<IReadOnlyList<JObject>> ListAsync()
    {
        var text = await _client.GetStringAsync("_emulator/integrations");
        return [.. JArray.Parse(text).OfType<JObject>().Where(one => (string?)one["status"] is not ("deleted" or "deleting"))];
    }

    public async Task<JObject> FindAsync(string type) => (await ListAsync()).Single(one => (string?)one["type"] == type);

    public async Task<string> IdOfAsync(string type) => (string)(await FindAsync(type))["id"]!;

    /// <summary>Somebody changes an integration behind everybody's back.</summary>
    public async Task ChangeBehindTheBackAsync(string id, string config)
    {
        using var content = new StringContent($$"""{"config":{{config}}}""", Encoding.UTF8, "application/json");
        (await _client.PostAsync($"_emulator/integrations/{id}", content)).EnsureSuccessStatusCode();
    }

    /// <summary>Somebody sets an integration up without this program.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> CreateBehindTheBackAsync(string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync("integrations", content);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.Should().BeTrue(text);
        await Task.Delay(TimeSpan.FromSeconds(10), Clock);
        return (string)JObject.Parse(text)["id"]!;
    }

    /// <summary>Somebody takes an integration away behind everybody's back.</summary>
    public async Task RemoveBehindTheBackAsync(string id) =>
        (await _client.DeleteAsync($"_emulator/integrations/{id}")).EnsureSuccessStatusCode();

    /// <summary>Every file of the user's: the folder and the home, but not the emulator's.</summary>
    public IEnumerable<(string Path, string Text)> Files() =>
        Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path, Encoding.Latin1)));

    /// <summary>The folders of all those files, as they are now.</summary>
    public IReadOnlyList<string> Folders()
    {
        try
        {
            return [_root, .. Directory.GetDirectories(_root, "*", SearchOption.AllDirectories)];
        }
        catch (DirectoryNotFoundException)
        {
            return [_root];
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Immuta.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
