namespace ImmutaInfra.Engine.Drift;

/// <summary>A finding that is no more.</summary>
/// <param name="Kind">In which way it differed.</param>
/// <param name="Name">What people know it by.</param>
/// <param name="FirstSeen">When it was first seen.</param>
/// <param name="LastSeen">When it was last seen.</param>
/// <param name="ResolvedAt">When it was no longer seen.</param>
public sealed record ResolvedDrift(DriftKind Kind, string Name, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset ResolvedAt);
