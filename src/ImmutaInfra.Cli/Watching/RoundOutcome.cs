using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Drift;

namespace ImmutaInfra.Cli.Watching;

/// <summary>What a round came to, with all that had to be done about it.</summary>
/// <param name="Report">What there is to tell.</param>
/// <param name="Memory">What is remembered.</param>
/// <param name="Told">The names of those who were told.</param>
/// <param name="Warnings">What went wrong beside the look itself.</param>
internal sealed record RoundOutcome(DriftReport Report, DriftMemory Memory, IReadOnlyList<string> Told, IReadOnlyList<Diagnostic> Warnings);
