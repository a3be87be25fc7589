using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>A plan with all that it takes to apply it in the same run.</summary>
public sealed class PlannedRun
{
    internal PlannedRun(PlanRequest request, Plan plan, IReadOnlyList<PlannedInstance> instances, ValueStore values, IReadOnlyCollection<PendingOperation> settled)
    {
        Request = request;
        Plan = plan;
        Instances = instances;
        Values = values;
        Settled = settled;
    }

    /// <summary>What it was made of.</summary>
    public PlanRequest Request { get; }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The same run with these messages in the plan.</summary>
    public PlannedRun With(IReadOnlyList<Core.Diagnostics.Diagnostic> diagnostics) =>
        new(Request, Plan with { Diagnostics = diagnostics }, Instances, Values, Settled);

    /// <summary>Every change with what it takes to do it, in the order of the plan.</summary>
    internal IReadOnlyList<PlannedInstance> Instances { get; }

    /// <summary>Creations of interrupted runs that have made nothing, so that nobody needs to look for them again.</summary>
    internal IReadOnlyCollection<PendingOperation> Settled { get; }

    /// <summary>The values as far as they were known while planning.</summary>
    internal ValueStore Values { get; }
}
