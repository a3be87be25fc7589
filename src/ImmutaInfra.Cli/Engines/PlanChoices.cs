using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What to plan. Addresses are as the user typed them.</summary>
internal sealed record PlanChoices
{
    /// <summary>What the plan is for.</summary>
    public PlanMode Mode { get; init; }

    /// <summary>Only these and what they depend on; empty for all.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>All but these and what depends on them.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>What to replace although nothing forces it.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Whether to look what is really there first.</summary>
    public bool Refreshes { get; init; } = true;
}
