namespace ImmutaInfra.Fuzzing;

/// <summary>Something that must take any text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">Makes an input.</param>
/// <param name="Check">Tries it; gives what is wrong, or null. An exception is wrong, too.</param>
public sealed record FuzzTarget(string Name, Func<FuzzRandom, string> Make, Func<string, string?> Check);
