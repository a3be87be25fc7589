namespace ImmutaInfra.Fuzzing;

/// <summary>An input that something goes wrong with.</summary>
/// <param name="Target">What was tried.</param>
/// <param name="Seed">The seed that makes the input again.</param>
/// <param name="Input">The input.</param>
/// <param name="Reason">What went wrong.</param>
public sealed record FuzzFailure(string Target, ulong Seed, string Input, string Reason);
