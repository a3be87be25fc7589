namespace Immuta.Production.Settings;

/// <summary>A Trino or Starburst cluster: Immuta makes a key for its plug-in, and asks for nothing.</summary>
public sealed record TrinoSettings
{
    /// <summary>The team that looks after the cluster. Here so that the section is not empty: an empty one counts as absent.</summary>
    public string? Owner { get; init; }
}
