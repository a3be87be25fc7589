namespace ImmutaInfra.Engine.State;

/// <summary>What came of the import of a state.</summary>
/// <param name="HadState">Whether there was a state before, which is among the backups now.</param>
/// <param name="RenamedFrom">The other stacks whose resources were renamed to this one's.</param>
public sealed record ImportedState(bool HadState, IReadOnlyList<StackName> RenamedFrom);
