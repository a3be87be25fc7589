using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Drift;

/// <summary>What to look at.</summary>
public sealed record DriftRequest
{
    /// <summary>The stack.</summary>
    public required StackSnapshot Snapshot { get; init; }

    /// <summary>Reads the ids that any state of the backend holds, by package and id; asked only when the server has something that the stack
    /// does not hold, and then after the server was asked, so that what was just made counts.</summary>
    public required Func<CancellationToken, Task<IReadOnlySet<(string Package, string Id)>>> ReadManagedAsync { get; init; }

    /// <summary>The longest time to wait for one resource that the server is at work on.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);
}
