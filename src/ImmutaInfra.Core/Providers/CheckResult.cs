using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>The answer to a check.</summary>
/// <param name="Inputs">The inputs in their normal form, with secret attributes wrapped.</param>
/// <param name="Problems">Every mistake found; empty when the inputs are right.</param>
public sealed record CheckResult(ObjectValue Inputs, IReadOnlyList<CheckProblem> Problems);
