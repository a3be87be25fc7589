using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Watching;

/// <summary>How a service stands, for its pages.</summary>
internal sealed record ServiceState
{
    /// <summary>So many failed rounds in a row, and it is no longer ready.</summary>
    private const int MostFailures = 3;

    /// <summary>The stack, once a round has ended.</summary>
    public string? Name { get; init; }

    /// <summary>The last round that ended, or null.</summary>
    public RoundOutcome? Last { get; init; }

    /// <summary>Why the last round that failed did.</summary>
    public IReadOnlyList<Diagnostic> LastFailure { get; init; } = [];

    /// <summary>How many rounds failed since one did not.</summary>
    public int FailedInRow { get; init; }

    /// <summary>Whether any round looked at everything.</summary>
    public bool HasSucceeded { get; init; }

    /// <summary>When the next round begins; null while one runs for the first time.</summary>
    public DateTimeOffset? Next { get; init; }

    /// <summary>Whether what it shows can be relied on.</summary>
    public bool IsReady => HasSucceeded && FailedInRow < MostFailures;
}
