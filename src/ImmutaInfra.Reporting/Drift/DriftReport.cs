using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>What there is to tell of a round, in the form that all reports are made of.</summary>
public sealed record DriftReport
{
    /// <summary>The project.</summary>
    public required string Project { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>When the round began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The confirmed findings.</summary>
    public required IReadOnlyList<ReportedDrift> Findings { get; init; }

    /// <summary>How many findings have not been seen often enough to be told.</summary>
    public int Unconfirmed { get; init; }

    /// <summary>What this round no longer found, though it had been told.</summary>
    public IReadOnlyList<ResolvedDrift> Resolved { get; init; } = [];

    /// <summary>How many resources were compared with the server.</summary>
    public required int Checked { get; init; }

    /// <summary>How many resources belong to providers that this program does not have.</summary>
    public int Skipped { get; init; }

    /// <summary>Whether there was something to look at: resources to compare, or a server that told what it has.</summary>
    public bool HasLooked { get; init; } = true;

    /// <summary>The servers that were asked, by their addresses.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>What went wrong, and what the user should know.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What the reports call it.</summary>
    public string Name => $"{Project}/{Stack}";

    /// <summary>Whether something could not be looked at.</summary>
    public bool HasErrors => Diagnostics.Any(message => message.Severity == Severity.Error);

    /// <summary>The report of a round.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="round">What was found.</param>
    /// <param name="memory">What is remembered after it.</param>
    /// <param name="only">The kinds to tell of, or null for all.</param>
    public static DriftReport Of(StackName stack, DriftRound round, DriftMemory memory, IReadOnlySet<DriftKind>? only = null)
    {
        var told = round.Findings.Where(finding => only?.Contains(finding.Kind) != false).ToList();
        return new DriftReport
        {
            Project = stack.Project,
            Stack = stack.Stack,
            At = round.StartedAt,
            Duration = round.Duration,
            Findings =
            [
                .. from finding in told
                   let record = memory.Find(finding)
                   where record is { IsConfirmed: true }
                   select new ReportedDrift(finding, record.FirstSeen, record.Rounds)
            ],
            Unconfirmed = told.Count(finding => memory.Find(finding) is not { IsConfirmed: true }),
            Resolved = [.. memory.Resolved.Where(each => each.ResolvedAt == round.StartedAt && only?.Contains(each.Kind) != false)],
            Checked = round.Checked,
            Skipped = round.Skipped,
            HasLooked = round.Checked > 0 || round.IsListComplete,
            Diagnostics = round.Diagnostics,
        };
    }
}
