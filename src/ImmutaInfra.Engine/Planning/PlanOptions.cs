using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What a plan shall look at.</summary>
public sealed record PlanOptions
{
    /// <summary>What it is for.</summary>
    public PlanMode Mode { get; init; } = PlanMode.Normal;

    /// <summary>Whether to read every resource before comparing.</summary>
    public bool Refresh { get; init; } = true;

    /// <summary>Only these and what they depend on; empty for everything.</summary>
    public IReadOnlyList<AddressPattern> Targets { get; init; } = [];

    /// <summary>Everything but these and what depends on them.</summary>
    public IReadOnlyList<AddressPattern> Excludes { get; init; } = [];

    /// <summary>Instances to replace whether or not they change.</summary>
    public IReadOnlyList<InstanceAddress> Replace { get; init; } = [];

    /// <summary>Instances to take into the state by these ids, and nothing else; empty for a plan of everything.</summary>
    public IReadOnlyDictionary<InstanceAddress, string> Imports { get; init; } = new Dictionary<InstanceAddress, string>();

    /// <summary>Something to ask the provider of one instance while the plan has it at hand; null for nothing. It is no part of what is saved.</summary>
    public PlanErrand? Errand { get; init; }

    /// <summary>How many operations at a time, at least 1.</summary>
    public int Parallelism { get; init; } = 10;
}
