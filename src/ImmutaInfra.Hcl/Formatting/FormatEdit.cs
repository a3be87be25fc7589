namespace ImmutaInfra.Hcl.Formatting;

/// <summary>Other tokens in place of some.</summary>
/// <param name="Start">The index of the first token to be replaced.</param>
/// <param name="End">The index behind the last.</param>
/// <param name="Replacement">What stands there instead.</param>
internal sealed record FormatEdit(int Start, int End, IReadOnlyList<FormatToken> Replacement);
