namespace ImmutaInfra.Core.Providers;

/// <summary>A test of the server's that a resource has failed.</summary>
/// <param name="Name">What is tested, in the server's words; free of secrets.</param>
/// <param name="Message">Why it failed, in the server's words, free of secrets; or null.</param>
public sealed record FailedTest(string Name, string? Message);
