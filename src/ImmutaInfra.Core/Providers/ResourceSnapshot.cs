using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>A resource as its provider sees it.</summary>
public sealed record ResourceSnapshot
{
    /// <summary>Its id; empty in the preview of a creation.</summary>
    public required string Id { get; init; }

    /// <summary>The inputs that describe it, in the form that a check gives.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>All its attributes, secret ones wrapped.</summary>
    public required ObjectValue Outputs { get; init; }

    /// <summary>Why it is there but does not work, one sentence each; empty when all is well. It belongs into the state all the
    /// same, and the next run has to repair it.</summary>
    public IReadOnlyList<string> InitErrors { get; init; } = [];

    /// <summary>Whether the caller gave up waiting: the server goes on with it, and <see cref="InitErrors"/> say only that.</summary>
    public bool IsNotAwaited { get; init; }
}
