using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;

namespace ImmutaInfra.Cli.Engines;

/// <content>Plans in files.</content>
internal sealed partial class StackEngine
{
    private SavedPlanReader PlanReader => new(_store, _providers);

    /// <inheritdoc/>
    public async Task<SavedPlanReceipt> SavePlanAsync(Plan plan, string file, CancellationToken cancellationToken)
    {
        var run = _planned is { } planned && ReferenceEquals(planned.Plan, plan)
            ? planned
            : throw new InvalidOperationException("Only a plan that this engine made can be saved.");
        var saved = new SavedPlan
        {
            Plan = plan,
            Options = run.Request.Options,
            Basis = _basis! with { Asked = Asked },
            PlannedAt = run.Request.Functions.PlanTimestamp!.Value,
            ProgramVersion = ProductVersion.Text,
        };

        // Deriving a key takes a while.
        await Task.Run(() => new SavedPlanWriter(_store).Write(saved, run.Request.Prior.Secrets, file), cancellationToken);
        return new SavedPlanReceipt(PlanDigest.Of(plan), _store.Notices);
    }

    /// <inheritdoc/>
    public async Task<Plan> ReadPlanAsync(string file, CancellationToken cancellationToken) =>
        (await Task.Run(() => PlanReader.Read(file), cancellationToken)).Plan;

    /// <inheritdoc/>
    public async Task<Plan> ReopenPlanAsync(string file, IEngineObserver observer, Interrupts interrupts)
    {
        var saved = await Task.Run(() => PlanReader.Read(file), interrupts.Gently);
        saved.RequireStack(_stack);
        var options = saved.Options with { Parallelism = _request.Parallelism };
        var found = new DiagnosticBag();
        var (wanted, basis) = Load(found);
        var loaded = await FindForImmutaAsync(interrupts.Gently);
        basis = basis with { StateDigest = PlanBasis.DigestOf(loaded) };
        saved.RequireSameBasis(basis);
        if (found.HasErrors)
        {
            return Failed(options, found);
        }

        found.AddRange(loaded?.Notices ?? []);
        var plan = await PlanAsync(
            wanted,
            basis with { Variables = saved.Basis.Variables },
            loaded,
            options,
            Functions with { PlanTimestamp = saved.PlannedAt },
            found,
            observer,
            interrupts.Gently);
        if (!plan.HasErrors)
        {
            saved.RequireSameAsked(Asked);
            saved.RequireSamePlan(plan);
        }

        return plan;
    }
}
