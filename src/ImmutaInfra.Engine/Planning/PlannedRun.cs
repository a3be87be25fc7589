using ImmutaInfra.Engine.Evaluation;

namespace ImmutaInfra.Engine.Planning;

/// <summary>A plan with all that it takes to apply it in the same run.</summary>
public sealed class PlannedRun
{
    internal PlannedRun(PlanRequest request, Plan plan, IReadOnlyList<PlannedInstance> instances, ValueStore values)
    {
        Request = request;
        Plan = plan;
        Instances = instances;
        Values = values;
    }

    /// <summary>What it was made of.</summary>
    public PlanRequest Request { get; }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>The same run with these messages in the plan.</summary>
    public PlannedRun With(IReadOnlyList<Core.Diagnostics.Diagnostic> diagnostics) =>
        new(Request, Plan with { Diagnostics = diagnostics }, Instances, Values);

    /// <summary>Every change with what it takes to do it, in the order of the plan.</summary>
    internal IReadOnlyList<PlannedInstance> Instances { get; }

    /// <summary>The values as far as they were known while planning.</summary>
    internal ValueStore Values { get; }
}
