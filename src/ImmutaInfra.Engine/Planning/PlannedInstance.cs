using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>A change with all that it takes to do it.</summary>
internal sealed record PlannedInstance
{
    /// <summary>What is done.</summary>
    public required ResourceChange Change { get; init; }

    /// <summary>The provider that does it.</summary>
    public required ProviderKey Provider { get; init; }

    /// <summary>The block, or null for one that goes.</summary>
    public ResourceConfiguration? Block { get; init; }

    /// <summary>The module of the block.</summary>
    public ModuleConfiguration? Module { get; init; }

    /// <summary>Where its key comes from.</summary>
    public Repetition Repetition { get; init; } = Repetition.Single;

    /// <summary>Whether it is only taken into the state, as the command for that does, whatever its block says.</summary>
    public bool IsOnlyImported { get; init; }

    /// <summary>Its record in the state, or null for a new one. For an import, the record with which it is taken into the state.</summary>
    public ResourceState? Recorded { get; init; }

    /// <summary>The id by which the configuration says that it was, or is, imported; null where it says nothing.</summary>
    public string? WantedImportId { get; init; }

    /// <summary>Its URN in the state while that is another one than <see cref="ResourceChange.Urn"/>; null where it is not.</summary>
    public Urn? FormerUrn { get; init; }

    /// <summary>The same as reading found it, or null when it is gone.</summary>
    public ResourceState? Refreshed { get; init; }
}
