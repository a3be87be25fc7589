using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Validation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Cli.Engines;

/// <summary>The engine for one folder and one stack.</summary>
internal sealed partial class StackEngine : IEngine
{
    private readonly EngineRequest _request;
    private readonly StackName _stack;
    private readonly StackStore _store;
    private readonly IProviderCatalog _providers;
    private readonly AsksMade _asks;
    private readonly IAsyncDisposable? _emulator;
    private readonly EmulatedStacks _emulated;
    private StackConfiguration _configuration = StackConfiguration.Empty;
    private PlannedRun? _planned;
    private PlanBasis? _basis;

    private StackEngine(EngineRequest request, StackName stack, StackStore store, IProviderCatalog providers, AsksMade asks, IAsyncDisposable? emulator)
    {
        _request = request;
        _stack = stack;
        _store = store;
        _providers = providers;
        _asks = asks;
        _emulator = emulator;
        _emulated = new EmulatedStacks(request.Directory);
    }

    private string? ProjectFilePath { get; init; }

    private ProgramFacts Facts => new(_stack.Project, _stack.Stack, ".", Path.GetFullPath(_request.WorkingDirectory));

    private FunctionEnvironment Functions => new()
    {
        BaseDirectory = _request.Directory,
        Clock = _request.Clock,
        PlanTimestamp = _request.Clock.GetUtcNow(),
    };

    /// <summary>Opens the engine; an emulator is started where one is asked for.</summary>
    public static async Task<IEngine> OpenAsync(EngineRequest request, CancellationToken cancellationToken)
    {
        string? Variable(string name) => request.Environment.GetValueOrDefault(name);
        var project = ProjectFile.Find(request.Directory);
        var name = request.Stack ?? Variable("PULUMI_STACK") ?? "dev";
        if (!StackName.TryParse(name, project.Name, out var stack))
        {
            throw new DiagnosticException(EngineDiagnostics.InvalidStackName(name));
        }

        var url = request.BackendUrl ?? Variable("PULUMI_BACKEND_URL") ?? project.BackendUrl;
        bool HasSettings(string ending) => File.Exists(Path.Combine(project.SettingsFolder, $"Pulumi.{stack.Stack}.{ending}"));
        var backend = StateLocation.Open(url, request.Directory, request.Clock, Variable);
        var store = new StackStore(backend, Passphrases(request), request.Clock)
        {
            // Where nothing is pulumi's, no file for it is made.
            SettingsFolder = project.Path is not null || HasSettings("yaml") || HasSettings("yml") ? project.SettingsFolder : null,
        };
        var emulator = request.UsesEmulator ? await EmulatorHost.StartAsync(request, cancellationToken) : null;
        var providers = new BuiltInProviders(request, emulator);
        return new StackEngine(request, stack, store, new TerraformBuiltIns(providers, request.Directory), providers.Asks, emulator) { ProjectFilePath = project.Path };
    }

    /// <inheritdoc/>
    public ChecksMade Checks => _asks.IsWithoutKey || _planned?.Request.Options.Refresh == false ? ChecksMade.Local
        : _asks.AsksForDryRun ? ChecksMade.LiveAndServer
        : ChecksMade.Live;

    /// <inheritdoc/>
    public IReadOnlyList<string> Asked => _asks.Asked;

    /// <inheritdoc/>
    public ResourceSchema? FindSchema(string type) =>
        _providers.Packages.Select(_providers.FindSchema).OfType<ProviderSchema>()
            .Select(schema => schema.FindResource(type) ?? schema.FindResourceByHclType(type)).FirstOrDefault(schema => schema is not null);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnostic>> ValidateAsync(CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var wanted = new ConfigurationLoader(_request.WorkingDirectory).Load(_request.Directory, found);
        var variables = _request.VariableChoices.Count == 0
            ? new Dictionary<string, VariableOrigin>()
            : new VariableFiles(_request.WorkingDirectory) { StandardInput = _request.StandardInput }
                .Gather(wanted.Root, _request.Directory, _request.Environment, _request.VariableChoices, found);
        await new Validator(_providers).ValidateAsync(wanted, Facts, Functions, variables, found, cancellationToken);
        return found.ToList();
    }

    /// <inheritdoc/>
    public ResourceGraph FindGraph()
    {
        var found = new DiagnosticBag();
        var wanted = new ConfigurationLoader(_request.WorkingDirectory).Load(_request.Directory, found);
        return (found.HasErrors ? null : new Validator(_providers).FindGraph(wanted, Facts, found)) ?? throw new DiagnosticException(found.ToList());
    }

    /// <inheritdoc/>
    public async Task<Plan> PlanAsync(PlanChoices request, IEngineObserver observer, Interrupts interrupts)
    {
        var found = new DiagnosticBag();
        var options = new PlanOptions
        {
            Mode = request.Mode,
            Refresh = request.Refreshes,
            Targets = Patterns(request.Targets, found),
            Excludes = Patterns(request.Excludes, found),
            Replace = [.. request.Replaces.Select(text => Instance(text, found)).OfType<InstanceAddress>()],
            Parallelism = _request.Parallelism,
        };
        var plan = await PlanAsync(options, found, observer, interrupts.Gently);
        return _planned is null ? plan : (_planned = await WithSuggestionsAsync(_planned, request, interrupts.Gently)).Plan;
    }

    /// <inheritdoc/>
    public async Task<ApplyResult> ApplyAsync(Plan plan, IEngineObserver observer, Interrupts interrupts)
    {
        var planned = _planned is { } run && ReferenceEquals(run.Plan, plan)
            ? run
            : throw new InvalidOperationException("Only a plan that this engine made can be applied.");
        await using var session = await _store.OpenAsync(_stack, interrupts.Gently);
        if (_basis!.StateDigest is { } digest ? session.Found.Digest != digest : session.Found.Snapshot.Resources.Count > 0)
        {
            throw new DiagnosticException(EngineDiagnostics.StalePlan());
        }

        _emulated.Note(_stack, _store.Backend.Url, _request.UsesEmulator);
        session.PrepareSecrets();
        var result = await new Applier(_providers, _request.Clock).ApplyAsync(planned, session, observer, interrupts.Gently, interrupts.Now);
        return result with { Diagnostics = [.. session.Notices.Concat(_store.Notices).Concat(result.Diagnostics).Distinct()] };
    }

    /// <inheritdoc/>
    public async Task<ApplyResult> ImportAsync(string address, string id, IEngineObserver observer, Interrupts interrupts)
    {
        var found = new DiagnosticBag();
        var instance = Instance(address, found);
        if (instance is { Resource: { Mode: ResourceMode.Managed, Type: var type } } && FindSchema(type) is null)
        {
            throw new DiagnosticException(EngineDiagnostics.NoSuchType(type, [.. _providers.Packages.SelectMany(name => _providers.FindSchema(name)?.Resources ?? []).Select(schema => schema.HclType)]));
        }

        var plan = await PlanAsync(
            new PlanOptions
            {
                Imports = instance is null ? new Dictionary<InstanceAddress, string>() : new Dictionary<InstanceAddress, string> { [instance] = id },
                Parallelism = _request.Parallelism,
            },
            found,
            observer,
            interrupts.Gently);
        return plan.HasErrors ? throw new DiagnosticException(plan.Diagnostics) : await ApplyAsync(plan, observer, interrupts);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ForgetAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var patterns = Patterns(addresses, found);
        if (found.HasErrors)
        {
            throw new DiagnosticException(found.ToList());
        }

        await _store.RequireAsync(_stack, cancellationToken);
        await using var session = await _store.OpenAsync(_stack, cancellationToken);
        var gone = (await session.GetCurrentAsync(cancellationToken)).Resources
            .Where(record => record.IsManaged)
            .Select(record => (Record: record, Address: StateReports.AddressOf(record, _providers)))
            .Where(each => each.Address is not null && patterns.Exists(pattern => pattern.Includes(each.Address)))
            .ToList();
        if (gone.Count > 0)
        {
            await session.ChangeAsync(new StateChange { Removes = [.. gone.Select(each => each.Record.Key)] });
        }

        await session.FinishAsync(new RunSummary { Kind = RunKind.Update, Succeeded = true }, cancellationToken);
        return [.. gone.Select(each => each.Address!.ToString()).Distinct()];
    }

    /// <inheritdoc/>
    public Task<string> ExportStateAsync(bool showsSecrets, CancellationToken cancellationToken) =>
        _store.ExportAsync(_stack, showsSecrets, cancellationToken);

    /// <inheritdoc/>
    public async Task<ImportedState> ImportStateAsync(string file, bool isForced, CancellationToken cancellationToken) => await _store.ImportAsync(
        _stack,
        new StoredText(Path.GetRelativePath(_request.WorkingDirectory, file), await File.ReadAllBytesAsync(file, cancellationToken)),
        isForced,
        cancellationToken);

    /// <inheritdoc/>
    public Task RequireUnlockedAsync(CancellationToken cancellationToken) => _store.RequireUnlockedAsync(_stack, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> UnlockAsync(bool isForced, CancellationToken cancellationToken) =>
        [.. (await _store.UnlockAsync(_stack, isForced, cancellationToken)).Select(owner => owner.ToString())];

    /// <inheritdoc/>
    public async Task<StateReport> ReadStateAsync(CancellationToken cancellationToken)
    {
        var loaded = await _store.FindAsync(_stack, cancellationToken);
        return StateReports.Of(loaded?.Snapshot.Resources ?? [], _providers) with { Notices = loaded?.Notices ?? [] };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _store.Backend.DisposeAsync();
        if (_emulator is not null)
        {
            await _emulator.DisposeAsync();
        }
    }

    private static PassphraseSource Passphrases(EngineRequest request)
    {
        string? Variable(string name) => request.Environment.GetValueOrDefault(name);
        return new PassphraseSource(Variable, PassphraseSource.DefaultFile(Variable));
    }

    private static List<AddressPattern> Patterns(IReadOnlyList<string> texts, DiagnosticBag found)
    {
        var patterns = new List<AddressPattern>();
        foreach (var text in texts)
        {
            if (AddressParser.TryParsePattern(text) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                found.Add(EngineDiagnostics.InvalidAddress(text));
            }
        }

        return patterns;
    }

    private static InstanceAddress? Instance(string text, DiagnosticBag found)
    {
        var address = AddressParser.TryParseInstance(text);
        if (address is null)
        {
            found.Add(EngineDiagnostics.InvalidAddress(text));
        }

        return address;
    }
}
