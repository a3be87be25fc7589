using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Notifications;

namespace ImmutaInfra.Cli.Watching;

/// <summary>What the user wants of a look at a stack.</summary>
internal sealed record DriftChoices
{
    /// <summary>The kinds that end the command with 2.</summary>
    public required IReadOnlySet<DriftKind> FailOn { get; init; }

    /// <summary>The kinds to tell of, or null for all.</summary>
    public IReadOnlySet<DriftKind>? Only { get; init; }

    /// <summary>In how many rounds in a row a finding has to be seen before it is told.</summary>
    public int Confirm { get; init; } = 1;

    /// <summary>The longest time to wait for one resource that the server is at work on.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whom to tell.</summary>
    public IReadOnlyList<NotificationTarget> Targets { get; init; } = [];

    /// <summary>Where to write Markdown; absolute, or null.</summary>
    public string? MarkdownFile { get; init; }

    /// <summary>Where to write a page; absolute, or null.</summary>
    public string? PageFile { get; init; }

    /// <summary>Where the memory is kept; absolute, or null for beside the state.</summary>
    public string? MemoryFile { get; init; }

    /// <summary>Whether a finding of this kind counts as drift.</summary>
    public bool Fails(DriftKind kind) => FailOn.Contains(kind) && Only?.Contains(kind) != false;
}
