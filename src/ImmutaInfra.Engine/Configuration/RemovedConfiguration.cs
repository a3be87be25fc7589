using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>removed</c> block: what becomes of objects whose block is no longer there.</summary>
public sealed record RemovedConfiguration
{
    /// <summary>Where the module was, without keys and relative to the module with this block: all of its instances are meant. It is the
    /// module of the resource, or the module that went as a whole with all in it.</summary>
    public required ModuleAddress Module { get; init; }

    /// <summary>The resource that went, in <see cref="Module"/>, with all of its instances; null where the module went.</summary>
    public ResourceAddress? Resource { get; init; }

    /// <summary>Whether the objects are destroyed. False: the state forgets them, and they stay.</summary>
    public bool Destroys { get; init; } = true;

    /// <summary>What is run before an object is destroyed.</summary>
    public IReadOnlyList<ProvisionerConfiguration> Provisioners { get; init; } = [];

    /// <summary>The header of the block.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The place of the address.</summary>
    public required SourceSpan FromSpan { get; init; }
}
