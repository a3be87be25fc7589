namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>What the history says of a run.</summary>
/// <remarks>Source: Pulumi state format, section 8.</remarks>
public sealed record RunSummary
{
    /// <summary>What was run.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>Whether all went well.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>How many resources met which fate, by Pulumi's words: <c>create</c>, <c>update</c>, <c>delete</c>, <c>replace</c>, <c>same</c> …</summary>
    public IReadOnlyDictionary<string, int> ResourceChanges { get; init; } = new Dictionary<string, int>();

    /// <summary>A message, such as the subject of the commit.</summary>
    public string Message { get; init; } = "";

    /// <summary>Facts about where it ran, such as <c>git.head</c>. Free of secrets.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
