using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Resources;

namespace ImmutaInfra.Cli.Engines;

/// <content>What is asked of the provider of one resource beside plans.</content>
internal sealed partial class StackEngine
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<BootstrapScript>> GetScriptsAsync(string address, string? phase, IEngineObserver observer, Interrupts interrupts)
    {
        IReadOnlyList<BootstrapScript> scripts = [];
        await AskAsync(address, observer, interrupts, async (change, provider, cancellationToken) =>
        {
            scripts = await GetScriptsAsync(address, PhasesFor(change, phase), change, provider, cancellationToken);
        });
        return scripts;
    }

    /// <inheritdoc/>
    public async Task<string> RotateKeyAsync(string address, IEngineObserver observer, Interrupts interrupts)
    {
        // The lock first: nobody else may write the state between the new key and the record of it.
        await using var session = await _store.OpenAsync(_stack, interrupts.Gently);
        session.PrepareSecrets();
        var key = "";
        await AskAsync(address, observer, interrupts, async (change, provider, cancellationToken) =>
        {
            var id = change.Id ?? throw new DiagnosticException(EngineDiagnostics.NotCreatedYet(address));
            var record = (await session.GetCurrentAsync(cancellationToken)).Resources.Single(record => record.Urn == change.Urn && !record.Delete);
            var changed = await provider.ActAsync(new ActionRequest("rotate-key", change.Schema!.Token, id), cancellationToken);
            key = ((TextValue)changed["apiKey"].Revealed).Text;
            await session.ChangeAsync(StateChange.Put(record with { Outputs = record.Outputs.With(changed) }));
        });
        await session.FinishAsync(new RunSummary { Kind = RunKind.Update, Succeeded = true }, CancellationToken.None);
        return key;
    }

    /// <summary>Plans one instance as it would be planned, and asks its provider something.</summary>
    /// <exception cref="DiagnosticException">It cannot be planned, or there is no such instance.</exception>
    private async Task AskAsync(
        string address, IEngineObserver observer, Interrupts interrupts, Func<ResourceChange, IResourceProvider, CancellationToken, Task> ask)
    {
        var found = new DiagnosticBag();
        var patterns = Patterns([address], found);
        var isAsked = false;
        if (Instance(address, found) is not { } instance || found.HasErrors)
        {
            throw new DiagnosticException([.. found.Distinct()]);
        }

        var options = new PlanOptions
        {
            Refresh = false,
            Targets = patterns,
            Parallelism = _request.Parallelism,
            Errand = new PlanErrand(instance, (change, provider, cancellationToken) =>
            {
                isAsked = true;
                return ask(change, provider, cancellationToken);
            }),
        };
        var plan = await PlanAsync(options, found, observer, interrupts.Gently);
        if (plan.HasErrors)
        {
            throw new DiagnosticException([.. plan.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)]);
        }

        if (!isAsked)
        {
            throw new DiagnosticException(EngineDiagnostics.NoSuchInstance(address));
        }
    }

    private static async Task<IReadOnlyList<BootstrapScript>> GetScriptsAsync(
        string address, IReadOnlyList<string> phases, ResourceChange change, IResourceProvider provider, CancellationToken cancellationToken)
    {
        var scripts = new List<BootstrapScript>();
        var attested = AttestedPhases(change);
        var isWhole = attested.All(phase => phases.Contains(phase, StringComparer.Ordinal));
        foreach (var phase in phases)
        {
            if (phase is "edit" or "delete" && change.Id is null)
            {
                throw new DiagnosticException(EngineDiagnostics.NotCreatedYet(address));
            }

            var inputs = change.Inputs ?? change.Before ?? ObjectValue.Empty;
            if (inputs.HasUnknowns)
            {
                throw new DiagnosticException(EngineDiagnostics.UnknownInputs(address));
            }

            var arguments = new ObjectValue(("type", change.Schema!.Token), ("phase", phase), ("config", SecretValue.Of(inputs)));
            var answer = await provider.InvokeAsync(
                new InvokeRequest("immuta:index:getBootstrapScript", change.Id is null ? arguments : arguments.With("integrationId", change.Id)), cancellationToken);

            // A replacement takes down what is, not what shall be.
            var place = PlaceOf(phase, phase == "delete" ? change.Before ?? inputs : inputs);
            scripts.Add(new BootstrapScript(
                phase, ((TextValue)answer["script"].Revealed).Text, place, isWhole && attested.Contains(phase, StringComparer.Ordinal)));
        }

        return scripts;
    }

    /// <summary>The scripts of which a plan wants the SHA-256.</summary>
    private static List<string> AttestedPhases(ResourceChange change)
    {
        var known = ImmutaProvider.ScriptPhasesOf(change.Schema!.Token);
        return change.Action switch
        {
            PlannedAction.Create or PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete =>
                [.. known.Where(each => each is "initial-create" or "create")],
            PlannedAction.Update => [.. known.Where(each => each == "edit")],
            _ => [],
        };
    }

    private static List<string> PhasesFor(ResourceChange change, string? phase)
    {
        var known = ImmutaProvider.ScriptPhasesOf(change.Schema!.Token);
        var wanted = (phase, change.Action) switch
        {
            ("cleanup", _) => known.Where(each => each is "cleanup" or "post-cleanup").ToList(),
            ({ } named, _) => known.Where(each => each == named).ToList(),
            (null, PlannedAction.Delete or PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete) =>
                [.. known.Where(each => each == "delete"), .. AttestedPhases(change)],
            _ => AttestedPhases(change),
        };
        return wanted.Count > 0 ? wanted : throw new DiagnosticException(EngineDiagnostics.NoScripts(change.Address.ToString(), phase, known));
    }

    /// <summary>Source: Immuta documentation, manual set-up of each platform.</summary>
    private static string PlaceOf(string phase, ObjectValue inputs)
    {
        string? Text(string name) => (inputs[name].Revealed as TextValue)?.Text;
        var host = Text("host") ?? Text("workspaceUrl");
        var database = (phase, Text("initialDatabase"), Text("schema")) switch
        {
            ("initial-create", var first, _) => first,
            (_, null, null) => null, // Snowflake and Databricks: the script chooses by itself.
            _ => Text("database"),
        };
        return (host, database) switch
        {
            (null, _) => "the platform",
            (_, null) => host,
            _ => $"database {database} on {host}",
        };
    }
}
