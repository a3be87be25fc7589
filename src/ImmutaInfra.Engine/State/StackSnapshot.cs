namespace ImmutaInfra.Engine.State;

/// <summary>What a checkpoint says about a stack. Immutable.</summary>
/// <remarks>Source: Pulumi state format, section 3.</remarks>
public sealed record StackSnapshot
{
    /// <summary>The stack as the file names it: <c>organization/PROJECT/STACK</c>.</summary>
    public required string Stack { get; init; }

    /// <summary>Who wrote it; null where a stack has been made and never deployed.</summary>
    public Manifest? Manifest { get; init; }

    /// <summary>How its secrets are encrypted; null where that is not decided yet.</summary>
    public SecretsState? Secrets { get; init; }

    /// <summary>The resources, each after what it depends on.</summary>
    public IReadOnlyList<ResourceState> Resources { get; init; } = [];

    /// <summary>What was begun and not ended.</summary>
    public IReadOnlyList<PendingOperation> PendingOperations { get; init; } = [];

    /// <summary>Pulumi's <c>metadata</c>, minified JSON.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>Features named in the file. What is written is worked out from the resources; those of which they show nothing are kept.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Fields this program does not know, of the file, the checkpoint and the deployment.</summary>
    public UnknownParts Unknown { get; init; } = UnknownParts.None;
}
