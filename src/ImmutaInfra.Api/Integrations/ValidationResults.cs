namespace ImmutaInfra.Api.Integrations;

/// <summary>What Immuta's tests of an integration came to.</summary>
/// <remarks>Source: Immuta API reference, "Response schema", validation results.</remarks>
public sealed record ValidationResults
{
    /// <summary>No results.</summary>
    public static ValidationResults None { get; } = new() { Status = "" };

    /// <summary><c>passed</c>, <c>failed</c>, <c>warning</c>, <c>skipped</c>, or what a later version says; empty where not told.</summary>
    public required string Status { get; init; }

    /// <summary>The tests, in Immuta's order.</summary>
    public IReadOnlyList<ValidationTest> Tests { get; init; } = [];

    /// <summary>Those that failed.</summary>
    public IEnumerable<ValidationTest> Failed => Tests.Where(test => test.HasFailed);

    /// <summary>Whether any failed or the whole is said to have failed.</summary>
    public bool HasFailed => string.Equals(Status, "failed", StringComparison.OrdinalIgnoreCase) || Failed.Any();
}
