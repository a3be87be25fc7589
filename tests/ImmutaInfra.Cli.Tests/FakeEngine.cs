using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Consoles;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Validation;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Cli.Tests;

/// <summary>An engine of one resource: wanted, or there already.</summary>
internal sealed class FakeEngine : IEngine
{
    public static InstanceAddress Address { get; } =
        new ResourceAddress(ModuleAddress.Root, ResourceMode.Managed, "immuta_snowflake_integration", "analytics").Instance();

    public EngineRequest? Request { get; private set; }

    public PlanChoices? PlanRequest { get; private set; }

    public bool IsThere { get; set; }

    public bool IsDisposed { get; private set; }

    public string? SavedTo { get; private set; }

    public (string Address, string Id)? Imported { get; private set; }

    public (string From, string To)? Copied { get; private set; }

    public string? NewPassphrase { get; private set; }

    public IReadOnlyList<string> LockOwners { get; set; } = [];

    public string? RestoredFrom { get; private set; }

    public bool IsForced { get; private set; }

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>What happens inside of an apply.</summary>
    public Action<IEngineObserver, Interrupts>? OnApply { get; set; }

    public Func<Exception>? Throws { get; set; }

    public ChecksMade Checks { get; set; } = ChecksMade.Live;

    public IReadOnlyList<string> Asked => ["https://acme.immuta.example"];

    /// <summary>What a look at the stack finds.</summary>
    public Func<DriftRound>? OnDetect { get; set; }

    public StackName Stack { get; } = new("shop", "prod");

    public Task<DriftRound> DetectDriftAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(OnDetect!());
    }

    public Plan PlanRestoration(IReadOnlyList<DriftFinding> findings) => MakePlan(PlanMode.Normal);

    public Task<ApplyResult> RestoreAsync(IReadOnlyList<DriftFinding> findings, IEngineObserver observer, Interrupts interrupts) =>
        throw new NotSupportedException("What is restored takes the true engine.");

    public ResourceSchema? FindSchema(string type) => null;

    public Task<IEngine> OpenAsync(EngineRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        return Task.FromResult<IEngine>(this);
    }

    public Task<IReadOnlyList<Diagnostic>> ValidateAsync(CancellationToken cancellationToken) => Throws is null
        ? Task.FromResult<IReadOnlyList<Diagnostic>>(Diagnostics)
        : throw Throws();

    public Task<IReadOnlyList<BootstrapScript>> GetScriptsAsync(string address, string? phase, IEngineObserver observer, Interrupts interrupts) =>
        Task.FromResult<IReadOnlyList<BootstrapScript>>([]);

    public Task<DiscoveredTenant> DiscoverAsync(string folder, IEngineObserver observer, Interrupts interrupts) => Task.FromResult(new DiscoveredTenant
    {
        Resources = [],
        Managed = 1,
        Unknown = [],
        TakenAddresses = new HashSet<string>(),
        TakenVariables = new HashSet<string>(),
        HasConfiguration = true,
    });

    public Task<string> RotateKeyAsync(string address, IEngineObserver observer, Interrupts interrupts) => Task.FromResult("");

    public ResourceGraph FindGraph() => throw new NotSupportedException("What hangs on what takes the true engine.");

    public Task<ConsoleSession> OpenConsoleAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("What the console says takes the true engine.");

    public Task<Plan> PlanAsync(PlanChoices request, IEngineObserver observer, Interrupts interrupts)
    {
        PlanRequest = request;
        if (Throws is not null)
        {
            throw Throws();
        }

        return Task.FromResult(MakePlan(request.Mode));
    }

    public Task<SavedPlanReceipt> SavePlanAsync(Plan plan, string file, CancellationToken cancellationToken)
    {
        SavedTo = file;
        return Task.FromResult(new SavedPlanReceipt("0123", []));
    }

    public Task<Plan> ReadPlanAsync(string file, CancellationToken cancellationToken) => Task.FromResult(MakePlan(PlanMode.Normal));

    public Task<Plan> ReopenPlanAsync(string file, IEngineObserver observer, Interrupts interrupts) => Task.FromResult(MakePlan(PlanMode.Normal));

    public Task<ApplyResult> ApplyAsync(Plan plan, IEngineObserver observer, Interrupts interrupts)
    {
        OnApply?.Invoke(observer, interrupts);
        IsThere = plan.Mode != PlanMode.Destroy;
        IReadOnlyList<OutputChange> outputs = IsThere ? Outputs(PlannedAction.NoOp) : [];
        return Task.FromResult(new ApplyResult(plan.Counts, outputs, [], Diagnostics, interrupts.IsSignalled));
    }

    public Task<ApplyResult> ImportAsync(string address, string id, IEngineObserver observer, Interrupts interrupts)
    {
        Imported = (address, id);
        return Task.FromResult(new ApplyResult(new ChangeCounts(1, 0, 0, 0, 0), [], [], [], WasInterrupted: false));
    }

    public Task<StateReport> ReadStateAsync(CancellationToken cancellationToken) => Task.FromResult(new StateReport
    {
        Resources = IsThere ? [new ReportedResource { Address = Address, Package = "immuta", Id = "7", Attributes = Attributes }] : [],
        Outputs = IsThere ? ReportedOutput.After(Outputs(PlannedAction.NoOp)) : [],
    });

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private static ObjectValue Attributes { get; } = new(("host", "acme.example"), ("password", SecretValue.Of("hunter2")));

    private static OutputChange[] Outputs(PlannedAction action) =>
    [
        new("host", action, "acme.example", "acme.example", IsSensitive: false, "\"string\""),
        new("key", action, "hunter2", "hunter2", IsSensitive: true, "\"string\""),
    ];

    private Plan MakePlan(PlanMode mode)
    {
        var action = (mode, IsThere) switch
        {
            (PlanMode.Normal, false) => PlannedAction.Create,
            (PlanMode.Destroy, true) => PlannedAction.Delete,
            _ => PlannedAction.NoOp,
        };
        return new Plan
        {
            Project = "demo",
            Stack = "dev",
            Mode = mode,
            Diagnostics = Diagnostics,
            Outputs = Outputs(action == PlannedAction.NoOp ? PlannedAction.NoOp : PlannedAction.Create),
            Changes = action == PlannedAction.NoOp && !IsThere
                ? []
                : [new ResourceChange
                {
                    Address = Address,
                    Urn = Urn.Create("dev", "demo", parent: null, "immuta:index:SnowflakeIntegration", "analytics"),
                    Package = "immuta",
                    Action = action,
                    Id = IsThere ? "7" : null,
                    Before = IsThere ? Attributes : null,
                    After = mode == PlanMode.Destroy ? null : Attributes,
                }],
        };
    }

    public Task<IReadOnlyList<string>> ForgetAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. addresses.Where(address => IsThere && address == Address.ToString())]);

    public Task<string> ExportStateAsync(bool showsSecrets, CancellationToken cancellationToken) => Task.FromResult("{}");

    public Task<ImportedState> ImportStateAsync(string file, bool isForced, CancellationToken cancellationToken) =>
        Task.FromResult(new ImportedState(IsThere, isForced ? [new StackName("demo", "trial")] : []));

    public Task RequireUnlockedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> UnlockAsync(bool isForced, CancellationToken cancellationToken)
    {
        IsForced = isForced;
        return Task.FromResult(LockOwners);
    }

    public Task<StackVerification> VerifyStateAsync(CancellationToken cancellationToken) => Task.FromResult(new StackVerification(1, 2, 1, 0, Diagnostics));

    public Task<RestoredState> RestoreStateAsync(string? from, CancellationToken cancellationToken)
    {
        RestoredFrom = from;
        return Task.FromResult(new RestoredState(from ?? "newest", WrittenAt, 1, "dev.json.bak"));
    }

    public Task<IReadOnlyList<StackBackup>> ListBackupsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StackBackup>>(
    [
        new StackBackup("dev.json.bak", WrittenAt, 3, IsCurrent: false),
        new StackBackup("dev.2.json", null, null, IsCurrent: false),
        new StackBackup("dev.10.json", WrittenAt, 1, IsCurrent: true),
    ]);

    private static readonly DateTimeOffset WrittenAt = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public Task<(int Resources, int Runs)> CopyStateAsync(string from, string to, bool isForced, CancellationToken cancellationToken)
    {
        Copied = (from, to);
        IsForced = isForced;
        return Task.FromResult((1, 1));
    }

    public Task<IReadOnlyList<(string From, string To)>> MoveStateAsync(string from, string to, bool isDryRun, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(string, string)>>([(from, to)]);

    public Task<IReadOnlyList<(StackName Name, bool IsCurrent)>> ListStacksAsync(bool ofAllProjects, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(StackName, bool)>>(
        [
            (new StackName("demo", "dev"), true),
            (new StackName("demo", "prod"), false),
            .. ofAllProjects ? [(new StackName("other", "dev"), false)] : Array.Empty<(StackName, bool)>(),
        ]);

    public Task<StackName> MakeStackAsync(string name, CancellationToken cancellationToken) => Task.FromResult(new StackName("demo", name));

    public Task RenameStackAsync(string name, string renamed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> RemoveStackAsync(string name, bool isForced, CancellationToken cancellationToken)
    {
        IsForced = isForced;
        return Task.FromResult(name == "trial" ? "Pulumi.trial.yaml" : null);
    }

    public Task<int> ChangePassphraseAsync(string passphrase, CancellationToken cancellationToken)
    {
        NewPassphrase = passphrase;
        return Task.FromResult(1);
    }
}
