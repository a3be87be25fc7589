using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Reporting.States;

/// <summary>A resource in the state, as reports show it.</summary>
public sealed record ReportedResource
{
    /// <summary>The instance.</summary>
    public required InstanceAddress Address { get; init; }

    /// <summary>The package that looks after it: <c>immuta</c>.</summary>
    public required string Package { get; init; }

    /// <summary>Its schema; null for a type that no provider knows any more.</summary>
    public ResourceSchema? Schema { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>All its attributes, in camelCase, secrets wrapped.</summary>
    public required ObjectValue Attributes { get; init; }

    /// <summary>Attributes (HCL names) that are sensitive beyond the schema.</summary>
    public ImmutableArray<string> SensitiveAttributes { get; init; } = [];

    /// <summary>The addresses of the blocks that it depends on, without keys.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether the next run replaces it.</summary>
    public bool IsTainted { get; init; }

    /// <summary>Why it is there but does not work, one sentence each.</summary>
    public IReadOnlyList<string> InitErrors { get; init; } = [];
}
