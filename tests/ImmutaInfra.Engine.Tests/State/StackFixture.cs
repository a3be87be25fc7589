using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Tests.State;

/// <summary>Stacks in a folder of their own, with a clock set by hand.</summary>
internal sealed class StackFixture : IDisposable
{
    public static readonly StackName Dev = new("demo", "dev");

    public StackFixture()
    {
        Root = Directory.CreateTempSubdirectory("immutainfra-state-").FullName;
        OwnFile = Path.Combine(Root, "home", "immutainfra", "passphrase");
        Environment["PULUMI_CONFIG_PASSPHRASE"] = Recording.Passphrase;
    }

    public string Root { get; }

    public string OwnFile { get; }

    public HandSetClock Clock { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public FileBackend Backend => new(Root, Clock, Environment.GetValueOrDefault);

    public string StateFile => Path.Combine(Root, ".pulumi", "stacks", "demo", "dev.json");

    public string JournalFile => Path.Combine(Root, ".pulumi", "journal", "demo", "dev.journal");

    /// <summary>A store as a new process would make it.</summary>
    public StackStore NewStore(bool withSettings = false) =>
        new(Backend, new PassphraseSource(Environment.GetValueOrDefault, OwnFile), Clock) { SettingsFolder = withSettings ? Root : null };

    public static ResourceState Resource(string name, string id = "", params ResourceState[] dependencies) => new()
    {
        Urn = Urn.Create("dev", "demo", null, "immuta:index:S3Integration", name),
        Custom = true,
        Type = "immuta:index:S3Integration",
        Id = id,
        Inputs = new ObjectValue(("name", name)),
        Dependencies = [.. dependencies.Select(dependency => dependency.Urn)],
    };

    public static RunSummary Success => new() { Kind = RunKind.Update, Succeeded = true, ResourceChanges = new Dictionary<string, int> { ["create"] = 1 } };

    /// <summary>Writes a stack with these resources.</summary>
    public async Task GivenAsync(params ResourceState[] resources)
    {
        await using var session = await NewStore().OpenAsync(Dev);
        await session.ChangeAsync(new StateChange { Adds = resources });
        await session.FinishAsync(Success);
    }

    public async Task<IReadOnlyList<string>> NamesAsync() =>
        [.. (await NewStore().FindAsync(Dev))!.Snapshot.Resources.Select(resource => resource.Urn.Name + (resource.Delete ? " (old)" : ""))];

    /// <summary>What a killed process leaves: the files as they are, and a lock whose owner is gone.</summary>
    public void Kill()
    {
        var locks = Path.Combine(Root, ".pulumi", "locks");
        foreach (var file in Directory.Exists(locks) ? Directory.GetFiles(locks, "*", SearchOption.AllDirectories) : [])
        {
            File.Delete(file);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
