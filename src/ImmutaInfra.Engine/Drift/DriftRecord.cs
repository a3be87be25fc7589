namespace ImmutaInfra.Engine.Drift;

/// <summary>What is remembered of a finding from round to round.</summary>
public sealed record DriftRecord
{
    /// <summary><see cref="DriftFinding.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary><see cref="DriftFinding.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>In which way it differs.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>What people know it by.</summary>
    public required string Name { get; init; }

    /// <summary>What tells one content of the finding from another.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last seen.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>In how many rounds in a row, those in which nobody could look left aside.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether it has been seen often enough to be told.</summary>
    public bool IsConfirmed { get; init; }
}
