using BenchmarkDotNet.Attributes;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Benchmarks;

/// <summary>A run of many steps on a stack in files: intent and outcome of each are on the disk before the next line, the checkpoint at the end.</summary>
[MemoryDiagnoser]
public class StateBenchmarks
{
    private static readonly StackName Stack = new("bench", "dev");

    private string _root = "";

    [Params(1_000, 10_000)]
    public int Steps { get; set; }

    [GlobalSetup]
    public void Prepare() => _root = Directory.CreateTempSubdirectory("immutainfra-bench-").FullName;

    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_root, recursive: true);

    [IterationSetup]
    public void Empty() => Directory.Delete(Path.Combine(Directory.CreateDirectory(Path.Combine(_root, ".pulumi")).FullName), recursive: true);

    [Benchmark]
    public async Task Write()
    {
        var passphrases = new PassphraseSource(name => name == "PULUMI_CONFIG_PASSPHRASE" ? "bench" : null, Path.Combine(_root, "passphrase"));
        var store = new StackStore(new FileBackend(_root, TimeProvider.System, _ => null), passphrases, TimeProvider.System);
        await using var session = await store.OpenAsync(Stack);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async worker =>
        {
            for (var i = worker; i < Steps; i += 10)
            {
                var record = Resource(i);
                var ticket = await session.BeginAsync(OperationKind.Creating, record, CancellationToken.None);
                await session.CompleteAsync(ticket, StateChange.Put(record with { Id = $"{i}" }));
            }
        }));
        await session.FinishAsync(
            new RunSummary { Kind = RunKind.Update, Succeeded = true, ResourceChanges = new Dictionary<string, int> { ["create"] = Steps } }, CancellationToken.None);
    }

    private static ResourceState Resource(int number) => new()
    {
        Urn = Urn.Create("dev", "bench", null, "immuta:index:S3Integration", $"lake-{number}"),
        Custom = true,
        Type = "immuta:index:S3Integration",
        Inputs = new ObjectValue(("name", $"lake-{number}"), ("awsAccountId", "012345678901"), ("awsRegion", "eu-central-1")),
    };
}
