namespace ImmutaInfra.Engine.Drift;

/// <summary>What the history keeps of a round.</summary>
/// <param name="At">When it began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Findings">How many confirmed findings of each kind there were; kinds without are left out.</param>
/// <param name="Errors">The codes of what went wrong; empty when all was looked at.</param>
public sealed record PastRound(DateTimeOffset At, TimeSpan Duration, IReadOnlyDictionary<DriftKind, int> Findings, IReadOnlyList<string> Errors);
