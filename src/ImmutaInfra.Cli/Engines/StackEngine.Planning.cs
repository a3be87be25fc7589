using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Validation;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Cli.Engines;

/// <content>Making plans.</content>
internal sealed partial class StackEngine
{
    /// <summary>The errors of the connection and of the key.</summary>
    private static readonly string[] NoWayToImmuta =
        ["IMI5010", "IMI5011", "IMI5012", "IMI5013", "IMI5014", "IMI5015", "IMI5016", "IMI5019", "IMI5023", "IMI5401"];

    private async Task<Plan> PlanAsync(PlanOptions options, DiagnosticBag found, IEngineObserver observer, CancellationToken cancellationToken)
    {
        var (wanted, basis) = Load(found);
        if (found.HasErrors)
        {
            // Everything that can be said without values, too: one run shows every mistake.
            await new Validator(_providers).ValidateAsync(wanted, Facts, Functions, basis.Variables, found, cancellationToken);
            return Failed(options, found);
        }

        var loaded = await FindForImmutaAsync(cancellationToken);
        found.AddRange(loaded?.Notices ?? await LookBesideAsync(cancellationToken));
        return await PlanAsync(wanted, basis with { StateDigest = PlanBasis.DigestOf(loaded) }, loaded, options, Functions, found, observer, cancellationToken);
    }

    private async Task<Plan> PlanAsync(
        ConfigurationTree wanted,
        PlanBasis basis,
        LoadedStack? loaded,
        PlanOptions options,
        FunctionEnvironment functions,
        DiagnosticBag found,
        IEngineObserver observer,
        CancellationToken cancellationToken)
    {
        _basis = basis;
        _planned = await new Planner(_providers, _request.Clock).PlanAsync(
            new PlanRequest
            {
                Wanted = wanted,
                Variables = basis.Variables,
                StackConfiguration = _configuration,
                Prior = loaded?.Snapshot ?? new StackSnapshot { Stack = _stack.Qualified },
                Facts = Facts,
                Functions = functions,
                Options = options,
            },
            observer,
            cancellationToken);
        if (_planned.Plan.HasErrors)
        {
            // The plan gave up where it could not go on; one run shows every mistake.
            var told = _planned.Plan.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.At)).ToHashSet();
            var all = new DiagnosticBag();
            await new Validator(_providers).ValidateAsync(wanted, Facts, Functions, basis.Variables, all, cancellationToken);
            found.AddRange(all.Where(diagnostic => !told.Contains((diagnostic.Code, diagnostic.At))));
        }

        found.AddRange(FindMoved(loaded).Concat(FindInClear()));
        IReadOnlyList<Diagnostic> said = [.. found, .. WithoutEchoes(_planned.Plan.Diagnostics)];
        if (!said.SequenceEqual(_planned.Plan.Diagnostics))
        {
            _planned = _planned.With(said);
        }

        return _planned.Plan;
    }

    /// <summary>Where Immuta cannot be asked at all, one error says so: that the SHA-256 of each script cannot be told says it again.</summary>
    private static IEnumerable<Diagnostic> WithoutEchoes(IReadOnlyList<Diagnostic> told) =>
        told.Any(message => message.Severity == Severity.Error && NoWayToImmuta.Contains(message.Code, StringComparer.Ordinal))
            ? told.Where(message => message is not { Severity: Severity.Warning, Code: "IMI6273" })
            : told;

    /// <summary>The state, to be compared with what Immuta has.</summary>
    /// <exception cref="DiagnosticException"><c>IMI1978</c>, <c>IMI1979</c>: what it holds is at the emulator and Immuta is to be asked, or the other way round.</exception>
    private async Task<LoadedStack?> FindForImmutaAsync(CancellationToken cancellationToken)
    {
        var loaded = await _store.FindAsync(_stack, cancellationToken);
        if (loaded?.Snapshot.Resources.Any(record => record.Type.StartsWith("immuta:", StringComparison.Ordinal)) == true
            && _emulated.Contains(_stack, _store.Backend.Url) != _request.UsesEmulator)
        {
            var file = Path.GetRelativePath(_request.WorkingDirectory, _emulated.File);
            throw new DiagnosticException(_request.UsesEmulator
                ? EngineDiagnostics.StackOfTrueImmuta(_stack, file, _emulated.Line(_stack, _store.Backend.Url))
                : EngineDiagnostics.EmulatedStack(_stack, file));
        }

        return loaded;
    }

    /// <summary>Warns where what the state holds was made at another server than the one that was asked.</summary>
    private IEnumerable<Diagnostic> FindMoved(LoadedStack? loaded)
    {
        var recorded = loaded is null || _request.UsesEmulator ? [] : RecordedSettings.ServersOf(loaded.Snapshot);
        return recorded.Count == 0 ? [] : Asked.Except(recorded).Select(asked => EngineDiagnostics.OtherImmuta(_stack, string.Join(" and ", recorded), asked));
    }

    /// <summary>Warns where the stack is not there and another one may be meant.</summary>
    private async Task<IReadOnlyList<Diagnostic>> LookBesideAsync(CancellationToken cancellationToken)
    {
        if (await FindSiblingsAsync(cancellationToken) is { Count: > 0 } siblings)
        {
            return [EngineDiagnostics.StackBeginsBesideOthers(_stack, siblings)];
        }

        return await FindNamesakesAsync(cancellationToken) is { Count: > 0 } projects
            ? [EngineDiagnostics.StateOfAnotherProject(_stack, _store.Backend.Url, projects)]
            : [];
    }

    /// <summary>The other stacks of the project that hold resources, and how many; more than three are not looked for.</summary>
    private async Task<List<(string Stack, int Resources)>> FindSiblingsAsync(CancellationToken cancellationToken)
    {
        var siblings = new List<(string Stack, int Resources)>();
        await foreach (var stack in _store.Backend.ListAsync(_stack.Project, cancellationToken))
        {
            if (siblings.Count <= 3 && stack != _stack && await CountAsync(stack, cancellationToken) is > 0 and var count)
            {
                siblings.Add((stack.Stack, count));
            }
        }

        return siblings;
    }

    private async Task<int> CountAsync(StackName stack, CancellationToken cancellationToken)
    {
        try
        {
            return (await _store.FindAsync(stack, cancellationToken))?.Snapshot.Resources.Count(record => record.IsManaged) ?? 0;
        }
        catch (DiagnosticException)
        {
            return 0; // What is wrong there is no matter of this stack.
        }
    }

    private IEnumerable<Diagnostic> FindInClear() => Asked.Where(AsksMade.IsInClear).Select(EngineDiagnostics.KeyInClear);

    /// <summary>The projects that have a stack of this name, where nothing but the folder says what this project is called.</summary>
    private async Task<List<string>> FindNamesakesAsync(CancellationToken cancellationToken)
    {
        var projects = new List<string>();
        if (ProjectFilePath is null)
        {
            await foreach (var stack in _store.Backend.ListAsync(project: null, cancellationToken))
            {
                projects.AddRange(stack.Stack == _stack.Stack && stack.Project != _stack.Project ? [stack.Project] : []);
            }
        }

        return projects;
    }

    // The state is not looked at yet.
    private (ConfigurationTree Wanted, PlanBasis Basis) Load(DiagnosticBag found)
    {
        var wanted = new ConfigurationLoader(_request.WorkingDirectory).Load(_request.Directory, found);
        _configuration = _store.ReadConfiguration(_stack, ProjectFilePath, _request.WorkingDirectory);
        var files = new VariableFiles(_request.WorkingDirectory) { StackSettings = _configuration.For(_stack.Project), StandardInput = _request.StandardInput };
        var variables = files.Gather(wanted.Root, _request.Directory, _request.Environment, _request.VariableChoices, found);
        return (wanted, PlanBasis.Of(_request.Directory, _request.WorkingDirectory, wanted, files.Files, variables).With(_configuration));
    }

    private Plan Failed(PlanOptions options, DiagnosticBag found) =>
        new() { Project = _stack.Project, Stack = _stack.Stack, Mode = options.Mode, Changes = [], Diagnostics = [.. found.Distinct()] };
}
