namespace ImmutaInfra.Engine.State;

/// <summary>What came of going back to a backup.</summary>
/// <param name="Name">The backup.</param>
/// <param name="WrittenAt">When it was written, as far as it says.</param>
/// <param name="Resources">How many resources it holds.</param>
/// <param name="Before">The backup that the state before has become; null where there was none, or a damaged one.</param>
public sealed record RestoredState(string Name, DateTimeOffset? WrittenAt, int Resources, string? Before);
