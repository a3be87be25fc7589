using ImmutaInfra.Engine.Drift;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>A finding and what is remembered of it.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="FirstSeen">When it was first seen.</param>
/// <param name="Rounds">In how many rounds in a row.</param>
public sealed record ReportedDrift(DriftFinding Finding, DateTimeOffset FirstSeen, int Rounds);
