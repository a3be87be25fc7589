namespace ImmutaInfra.Reporting.Plans;

/// <summary>A part of a phrase.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Kind">Whose words it holds, and how they are shown.</param>
public sealed record PhrasePart(string Text, PhraseKind Kind);
