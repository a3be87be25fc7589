namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>What a step makes of the state. Its parts take effect together.</summary>
public sealed record StateChange
{
    /// <summary>Records that stay in their place with another content.</summary>
    public IReadOnlyList<(ResourceKey Key, ResourceState Resource)> Rewrites { get; init; } = [];

    /// <summary>Records that go.</summary>
    public IReadOnlyList<ResourceKey> Removes { get; init; } = [];

    /// <summary>Records that come, at the end of what this run has completed. One with the key of a present record takes its place.</summary>
    public IReadOnlyList<ResourceState> Adds { get; init; } = [];

    /// <summary>The resource is there, or is there with another content.</summary>
    public static StateChange Put(ResourceState resource) => new() { Adds = [resource] };

    /// <summary>The resource is gone.</summary>
    public static StateChange Remove(ResourceState resource) => new() { Removes = [resource.Key] };

    /// <summary>A new object is there and the old one waits for its deletion.</summary>
    public static StateChange PutBeside(ResourceState resource, ResourceState old) =>
        new() { Rewrites = [(old.Key, old with { Delete = true })], Adds = [resource] };

    /// <summary>The old object was deleted so that a new one can be created.</summary>
    public static StateChange DeletedToReplace(ResourceState old) =>
        new() { Rewrites = [(old.Key, old with { PendingReplacement = true })] };
}
