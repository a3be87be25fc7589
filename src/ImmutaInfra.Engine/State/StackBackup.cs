namespace ImmutaInfra.Engine.State;

/// <summary>A former state that is kept.</summary>
/// <param name="Name">Its name, by which it can be restored.</param>
/// <param name="WrittenAt">When it was written, as far as it says.</param>
/// <param name="Resources">How many resources it holds; null where it is damaged.</param>
/// <param name="IsCurrent">Whether the state is the same at present.</param>
public sealed record StackBackup(string Name, DateTimeOffset? WrittenAt, int? Resources, bool IsCurrent);
