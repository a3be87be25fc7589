namespace ImmutaInfra.Engine.State;

/// <summary>Who wrote a deployment, and when.</summary>
/// <param name="Time">When; in local time with its offset.</param>
/// <param name="Magic">The lower-case hex SHA-256 of <paramref name="Version"/>; empty without one.</param>
/// <param name="Version">The writer's version with a leading <c>v</c>.</param>
public sealed record Manifest(Timestamp? Time, string Magic, string Version)
{
    /// <summary>Fields this program does not know, and the old list of plugins.</summary>
    public IReadOnlyList<VerbatimField> Verbatim { get; init; } = [];
}
