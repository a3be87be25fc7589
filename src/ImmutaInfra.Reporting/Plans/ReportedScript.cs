namespace ImmutaInfra.Reporting.Plans;

/// <summary>A script that somebody runs by hand.</summary>
/// <param name="Address">The data source that gives it.</param>
/// <param name="Phase">What it is for, such as <c>create</c>; empty where that is not known.</param>
/// <param name="Digest">The lower-case hex SHA-256 of its text, or null when it is known only after apply or stays sealed.</param>
public sealed record ReportedScript(string Address, string Phase, string? Digest);
