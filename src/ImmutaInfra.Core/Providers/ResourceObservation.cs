namespace ImmutaInfra.Core.Providers;

/// <summary>How a resource was found.</summary>
public sealed record ResourceObservation
{
    /// <summary>There is none.</summary>
    public static ResourceObservation Gone { get; } = new() { Condition = ResourceCondition.Gone };

    /// <summary>How it is doing.</summary>
    public required ResourceCondition Condition { get; init; }

    /// <summary>The server's word for it, such as <c>editError</c>; empty where it has none.</summary>
    public string Status { get; init; } = "";

    /// <summary>The tests that it fails.</summary>
    public IReadOnlyList<FailedTest> FailedTests { get; init; } = [];

    /// <summary>The resource; null when it is gone or switched off.</summary>
    public ResourceSnapshot? Snapshot { get; init; }
}
