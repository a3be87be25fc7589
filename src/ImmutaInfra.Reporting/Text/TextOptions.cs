namespace ImmutaInfra.Reporting.Text;

/// <summary>What a text is written for.</summary>
/// <param name="Width">The columns of the terminal; prose is wrapped at them, values and source lines are cut at them.</param>
/// <param name="UsesColor">Whether ANSI colours are understood.</param>
public sealed record TextOptions(int Width = 100, bool UsesColor = false);
