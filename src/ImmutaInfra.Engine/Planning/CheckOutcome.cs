using ImmutaInfra.Engine.Evaluation;

namespace ImmutaInfra.Engine.Planning;

/// <summary>How the conditions of one object came out.</summary>
/// <param name="Kind"><c>resource</c>, <c>output_value</c>, <c>check</c> or <c>var</c>.</param>
/// <param name="Address">The object, keys included.</param>
/// <param name="Status">The worst of its conditions.</param>
/// <param name="Problems">The error messages of the conditions that do not hold.</param>
public sealed record CheckOutcome(string Kind, string Address, CheckStatus Status, IReadOnlyList<string> Problems);
