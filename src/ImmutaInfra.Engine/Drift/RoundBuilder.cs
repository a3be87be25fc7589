using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Drift;

/// <summary>Gathers what a round finds, from several threads.</summary>
internal sealed class RoundBuilder
{
    private readonly Lock _gate = new();
    private readonly List<DriftFinding> _findings = [];
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics = [];
    private bool _hasList;
    private bool _hasLostList;

    /// <summary>Takes a finding.</summary>
    public void Add(DriftFinding finding)
    {
        lock (_gate)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Takes down of what nothing is known.</summary>
    public void AddUnread(string subject)
    {
        lock (_gate)
        {
            _unread.Add(subject);
        }
    }

    /// <summary>Takes down of what nothing is known, and why.</summary>
    public void AddUnread(IEnumerable<ResourceState> records, IEnumerable<Diagnostic> why)
    {
        lock (_gate)
        {
            _unread.UnionWith(records.Select(record => record.Urn.ToString()));
            _diagnostics.AddRange(why);
        }
    }

    /// <summary>Takes down that a server told what it has.</summary>
    public void GainList()
    {
        lock (_gate)
        {
            _hasList = true;
        }
    }

    /// <summary>Takes down that a list is not known.</summary>
    public void LoseList()
    {
        lock (_gate)
        {
            _hasLostList = true;
        }
    }

    /// <summary>The round.</summary>
    public DriftRound End(DateTimeOffset startedAt, TimeSpan duration, int known, int skipped) => new()
    {
        StartedAt = startedAt,
        Duration = duration,
        // Two providers with one server list the same strangers.
        Findings =
        [
            .. _findings.DistinctBy(finding => finding.Key)
                .OrderBy(finding => finding.Address is null)
                .ThenBy(finding => finding.Address)
                .ThenBy(finding => finding.Id.Length)
                .ThenBy(finding => finding.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Kind)
        ],
        Checked = known - _unread.Count(subject => subject.StartsWith("urn:", StringComparison.Ordinal)),
        Skipped = skipped,
        Unread = _unread,
        IsListComplete = _hasList && !_hasLostList,
        Diagnostics = [.. _diagnostics.Distinct(), .. _hasList || _hasLostList ? Enumerable.Empty<Diagnostic>() : [DriftDiagnostics.NoServer()]],
    };
}
