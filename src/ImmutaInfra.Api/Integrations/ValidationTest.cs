namespace ImmutaInfra.Api.Integrations;

/// <summary>One of Immuta's tests of an integration. Names are for people: they differ between versions.</summary>
/// <param name="Name">What it tests.</param>
/// <param name="Status"><c>passed</c>, <c>failed</c>, <c>warning</c>, <c>skipped</c>, or what a later version says.</param>
/// <param name="Message">Why it failed, or null.</param>
public sealed record ValidationTest(string Name, string Status, string? Message)
{
    /// <summary>Whether it failed.</summary>
    public bool HasFailed => string.Equals(Status, "failed", StringComparison.OrdinalIgnoreCase);

    /// <summary>Its name and, where there is one, its message.</summary>
    public override string ToString() => Message is null ? Name : $"{Name}: {Message}";
}
