using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State;

/// <summary>How long operations on a resource may take, in seconds; null where the provider decides.</summary>
public sealed record CustomTimeouts
{
    /// <summary>Seconds for a creation.</summary>
    public Number? Create { get; init; }

    /// <summary>Seconds for an update.</summary>
    public Number? Update { get; init; }

    /// <summary>Seconds for a deletion.</summary>
    public Number? Delete { get; init; }

    /// <summary>Seconds for a read.</summary>
    public Number? Read { get; init; }
}
