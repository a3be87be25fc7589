using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Drift;

/// <summary>What one look at a stack came to.</summary>
public sealed record DriftRound
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What was found, in the order of addresses, unmanaged ones last.</summary>
    public required IReadOnlyList<DriftFinding> Findings { get; init; }

    /// <summary>How many resources were compared with the server.</summary>
    public required int Checked { get; init; }

    /// <summary>How many resources belong to providers that this program does not have; nobody looked at them.</summary>
    public int Skipped { get; init; }

    /// <summary>The subjects of which nothing is known in this round: they could not be read, or the server was at work on them.</summary>
    public IReadOnlySet<string> Unread { get; init; } = new HashSet<string>();

    /// <summary>Whether everything that the servers have was listed, so that an unmanaged resource that is not found is gone.</summary>
    public bool IsListComplete { get; init; } = true;

    /// <summary>What went wrong, and what the user should know.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether something could not be looked at.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
