using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Tests.State;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Engine.Tests.Programs;

/// <summary>Runs programs against the stand-in: a folder with a configuration, a stack, a cloud.</summary>
internal sealed class ProgramFixture : IDisposable
{
    private readonly StackFixture _stack = new();

    public ProgramFixture(StandIn? cloud = null)
    {
        Cloud = cloud ?? new StandIn();
        Directory.CreateDirectory(Folder);
    }

    public StandIn Cloud { get; }

    /// <summary>The stand-in, and what every configuration has.</summary>
    public IProviderCatalog Providers => new TerraformBuiltIns(Cloud);

    public StackStore Store => _stack.NewStore();

    /// <summary>The folder of the configuration.</summary>
    public string Folder => Path.Combine(_stack.Root, "program");

    /// <summary>The environment variables, as far as the state is concerned.</summary>
    public Dictionary<string, string> Environment => _stack.Environment;

    /// <summary>The command line: <c>k=v</c>, or a file.</summary>
    public List<(bool IsFile, string Text)> VariableChoices { get; } = [];

    /// <summary>What the stack's settings configure.</summary>
    public StackConfiguration Configuration { get; set; } = StackConfiguration.Empty;

    /// <summary>What the last plan was made of.</summary>
    public PlanBasis Basis { get; private set; } = null!;

    /// <summary>Puts this configuration in the place of the one before.</summary>
    public void Write(string configuration) => File.WriteAllText(Path.Combine(Folder, "main.tf"), configuration);

    /// <summary>Puts a module into a folder below.</summary>
    public void WriteModule(string folder, string configuration)
    {
        Directory.CreateDirectory(Path.Combine(Folder, folder));
        File.WriteAllText(Path.Combine(Folder, folder, "main.tf"), configuration);
    }

    public async Task<PlannedRun> PlanAsync(PlanOptions? options = null)
    {
        var found = new DiagnosticBag();
        var wanted = new ConfigurationLoader(Folder).Load(Folder, found);
        var loaded = await Store.FindAsync(StackFixture.Dev);
        var files = new VariableFiles(Folder);
        var variables = files.Gather(wanted.Root, Folder, Environment, VariableChoices, found);
        Basis = PlanBasis.Of(Folder, Folder, wanted, files.Files, variables) with { StateDigest = PlanBasis.DigestOf(loaded) };
        var run = await new Planner(Providers, _stack.Clock).PlanAsync(new PlanRequest
        {
            Wanted = wanted,
            Variables = variables,
            StackConfiguration = Configuration,
            Prior = loaded?.Snapshot ?? new StackSnapshot { Stack = StackFixture.Dev.Qualified },
            Facts = new ProgramFacts("demo", "dev", ".", Folder),
            Functions = new FunctionEnvironment { BaseDirectory = Folder, Clock = _stack.Clock },
            Options = options ?? new PlanOptions(),
        }, new Unheard());
        return found.Count == 0 ? run : run.With([.. found, .. run.Plan.Diagnostics]);
    }

    public async Task<ApplyResult> ApplyAsync(PlannedRun run, IEngineObserver? observer = null)
    {
        await using var session = await Store.OpenAsync(StackFixture.Dev);
        return await new Applier(Providers, _stack.Clock).ApplyAsync(run, session, observer ?? new Unheard());
    }

    /// <summary>Plans and applies what is written.</summary>
    public async Task<ApplyResult> ApplyAsync(string configuration, PlanOptions? options = null)
    {
        Write(configuration);
        var run = await PlanAsync(options);
        run.Plan.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty();
        return await ApplyAsync(run);
    }

    /// <summary>The records of the stack.</summary>
    public async Task<IReadOnlyList<ResourceState>> ResourcesAsync() =>
        (await Store.FindAsync(StackFixture.Dev))?.Snapshot.Resources ?? [];

    /// <summary>Edits the records of the stack as another program would.</summary>
    public async Task EditStateAsync(Func<ResourceState, ResourceState> edit)
    {
        await using var session = await Store.OpenAsync(StackFixture.Dev);
        var records = (await session.GetCurrentAsync()).Resources;
        await session.ChangeAsync(new StateChange { Rewrites = [.. records.Select(record => (record.Key, edit(record)))] });
        await session.FinishAsync(StackFixture.Success);
    }

    public void Dispose() => _stack.Dispose();

    private sealed class Unheard : IEngineObserver
    {
        public void Started(InstanceAddress address, Operation operation, string? id)
        {
        }

        public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
        {
        }

        public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
        {
        }

        public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
        {
        }
    }
}
