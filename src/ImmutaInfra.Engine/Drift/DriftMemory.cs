using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Drift;

/// <summary>What is remembered between rounds. Immutable; it never grows beyond what is found now and a bounded past.</summary>
public sealed record DriftMemory
{
    private const int MostResolved = 100;
    private const int MostRounds = 100;

    /// <summary>Nothing yet.</summary>
    public static DriftMemory Empty { get; } = new();

    /// <summary>The findings that are there, by key.</summary>
    public ImmutableSortedDictionary<string, DriftRecord> Records { get; init; } =
        ImmutableSortedDictionary.Create<string, DriftRecord>(StringComparer.Ordinal);

    /// <summary>Confirmed findings that are no more, newest first; at most 100.</summary>
    public ImmutableList<ResolvedDrift> Resolved { get; init; } = [];

    /// <summary>The rounds, newest first; at most 100.</summary>
    public ImmutableList<PastRound> Rounds { get; init; } = [];

    /// <summary>The digest of what each target of notifications was told last. Targets are named by a hash: their addresses may be secret.</summary>
    public ImmutableSortedDictionary<string, string> Told { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Changes when a confirmed finding comes, goes or becomes another; empty when there is none.</summary>
    /// <param name="only">The kinds that count, or null for all. What is busy never does.</param>
    public string DigestOf(IReadOnlySet<DriftKind>? only = null)
    {
        var told = Records.Values
            .Where(record => record.IsConfirmed && record.Kind != DriftKind.Busy && only?.Contains(record.Kind) != false)
            .Select(record => $"{record.Key}\n{record.Fingerprint}\n")
            .ToList();
        return told.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(told))));
    }

    /// <summary>The record of a finding, or null.</summary>
    public DriftRecord? Find(DriftFinding finding) => Records.GetValueOrDefault(finding.Key);

    /// <summary>The memory after one more round.</summary>
    /// <param name="round">What was found.</param>
    /// <param name="confirm">In how many rounds in a row a finding has to be seen before it is told; 1 for at once.</param>
    public DriftMemory After(DriftRound round, int confirm)
    {
        var seen = round.Findings.ToDictionary(finding => finding.Key, StringComparer.Ordinal);
        var records = Records.ToBuilder();
        var resolved = new List<ResolvedDrift>();
        foreach (var (key, record) in Records)
        {
            // Of what nobody could look at, nothing new is known.
            if (!seen.ContainsKey(key) && !IsUnread(round, record))
            {
                records.Remove(key);
                if (record.IsConfirmed && record.Kind != DriftKind.Busy)
                {
                    resolved.Add(new ResolvedDrift(record.Kind, record.Name, record.FirstSeen, record.LastSeen, round.StartedAt));
                }
            }
        }

        foreach (var (key, finding) in seen)
        {
            var before = Records.GetValueOrDefault(key);
            var rounds = (before?.Rounds ?? 0) + 1;
            records[key] = new DriftRecord
            {
                Key = key,
                Subject = finding.Subject,
                Kind = finding.Kind,
                Name = finding.Name,
                Fingerprint = finding.Fingerprint,
                FirstSeen = before?.FirstSeen ?? round.StartedAt,
                LastSeen = round.StartedAt,
                Rounds = rounds,
                IsConfirmed = before?.IsConfirmed == true || rounds >= confirm,
            };
        }

        var after = this with { Records = records.ToImmutable(), Resolved = Bounded([.. resolved, .. Resolved], MostResolved) };
        return after with { Rounds = Bounded([after.Past(round), .. Rounds], MostRounds) };
    }

    /// <summary>The memory after a round that failed before anything was found.</summary>
    public DriftMemory AfterFailure(DateTimeOffset at, TimeSpan duration, IReadOnlyList<Diagnostic> why) => this with
    {
        Rounds = Bounded([new PastRound(at, duration, ImmutableDictionary<DriftKind, int>.Empty, [.. why.Select(message => message.Code).Distinct()]), .. Rounds], MostRounds),
    };

    private static bool IsUnread(DriftRound round, DriftRecord record) =>
        round.Unread.Contains(record.Subject) || (record.Kind == DriftKind.Unmanaged && !round.IsListComplete);

    private static ImmutableList<T> Bounded<T>(ImmutableList<T> items, int most) => items.Count <= most ? items : items.RemoveRange(most, items.Count - most);

    private PastRound Past(DriftRound round) => new(
        round.StartedAt,
        round.Duration,
        round.Findings.Where(finding => Find(finding)!.IsConfirmed).CountBy(finding => finding.Kind).ToDictionary(),
        [.. round.Diagnostics.Where(message => message.Severity == Severity.Error).Select(message => message.Code).Distinct().Order(StringComparer.Ordinal)]);
}
