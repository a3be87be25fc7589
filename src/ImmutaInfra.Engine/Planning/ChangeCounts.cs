namespace ImmutaInfra.Engine.Planning;

/// <summary>How many instances of managed resources each thing happens to.</summary>
/// <param name="Import">Taken into the state.</param>
/// <param name="Add">Made.</param>
/// <param name="Change">Changed in place.</param>
/// <param name="Replace">Deleted and made anew.</param>
/// <param name="Destroy">Deleted.</param>
public sealed record ChangeCounts(int Import, int Add, int Change, int Replace, int Destroy);
