namespace ImmutaInfra.Emulator.Types;

/// <summary>A validation test that is to go wrong.</summary>
/// <param name="Name">The test's name as the API reference spells it in a table or an example, in any case.</param>
/// <param name="Message">What it says; null for the documented message.</param>
/// <param name="Status"><c>failed</c> or <c>warning</c>. A warning does not stop the operation.</param>
public sealed record FailingTest(string Name, string? Message = null, string Status = "failed");
