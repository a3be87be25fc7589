using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What would be done, and why. Complete: apply does this and nothing else.</summary>
public sealed record Plan
{
    /// <summary>The project, <c>[A-Za-z0-9_.-]{1,100}</c>.</summary>
    public required string Project { get; init; }

    /// <summary>The stack, likewise.</summary>
    public required string Stack { get; init; }

    /// <summary>What it is for.</summary>
    public required PlanMode Mode { get; init; }

    /// <summary>Whether it looks at a part of the configuration only, because targets or excludes say so.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Every instance, those that do not change included, in the order of their addresses.</summary>
    public required IReadOnlyList<ResourceChange> Changes { get; init; }

    /// <summary>What is really there and differs from the state: found while reading, whatever the plan does about it.
    /// Updates and deletions.</summary>
    public IReadOnlyList<ResourceChange> Drift { get; init; } = [];

    /// <summary>The outputs of the root module, those that do not change included, in ordinal order.</summary>
    public IReadOnlyList<OutputChange> Outputs { get; init; } = [];

    /// <summary>How the conditions came out.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];

    /// <summary>Warnings, and errors when the plan is incomplete because of them.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What it was made from; null for one that could not be made.</summary>
    public PlanDescription? Description { get; init; }

    /// <summary>Whether something stopped it from being complete; it cannot be applied then.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Whether applying it changes anything: a resource, an output or, in a refresh-only plan, the state.</summary>
    public bool HasChanges =>
        Changes.Any(change => change.IsWork)
        || Outputs.Any(output => output.Action is not PlannedAction.NoOp)
        || (Mode == PlanMode.RefreshOnly && Drift.Count > 0);

    /// <summary>How many instances are imported, added, changed, replaced, destroyed.</summary>
    public ChangeCounts Counts => new(
        Import: Changes.Count(change => change.ImportId is not null),
        Add: Changes.Count(change => change.Action == PlannedAction.Create),
        Change: Changes.Count(change => change.Action == PlannedAction.Update),
        Replace: Changes.Count(change => change.IsReplacement),
        Destroy: Changes.Count(change => change.Action == PlannedAction.Delete));
}
