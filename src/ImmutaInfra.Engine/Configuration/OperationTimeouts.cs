namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>timeouts</c> block: the longest time to wait for each operation; null for the provider's own limit.</summary>
/// <param name="Create">For a creation.</param>
/// <param name="Read">For reading.</param>
/// <param name="Update">For a change.</param>
/// <param name="Delete">For a deletion.</param>
public sealed record OperationTimeouts(TimeSpan? Create, TimeSpan? Read, TimeSpan? Update, TimeSpan? Delete)
{
    /// <summary>No such block.</summary>
    public static OperationTimeouts Default { get; } = new(null, null, null, null);
}
