using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Evaluation;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Keeps how the conditions came out. Of several conditions of one object the worst counts.</summary>
internal sealed class CheckBook
{
    private readonly ConcurrentDictionary<(string Kind, string Address), CheckOutcome> _outcomes = [];

    /// <summary>The address of a <c>check</c> block, variable or output in an instance of its module.</summary>
    public static string AddressOf(ModuleAddress instance, string local) => instance.IsRoot ? local : $"{instance}.{local}";

    /// <summary>All outcomes, by kind and address.</summary>
    public IReadOnlyList<CheckOutcome> Outcomes =>
        [.. _outcomes.Values.OrderBy(outcome => outcome.Kind, StringComparer.Ordinal).ThenBy(outcome => outcome.Address, StringComparer.Ordinal)];

    /// <summary>Notes how a condition came out.</summary>
    /// <param name="kind">What it belongs to; see <see cref="CheckOutcome.Kind"/>.</param>
    /// <param name="address">To which.</param>
    /// <param name="status">How.</param>
    /// <param name="problem">What it says when it does not hold.</param>
    public void Note(string kind, string address, CheckStatus status, string? problem = null) => _outcomes.AddOrUpdate(
        (kind, address),
        _ => new CheckOutcome(kind, address, status, problem is null ? [] : [problem]),
        (_, before) => before with
        {
            Status = Badness(status) > Badness(before.Status) ? status : before.Status,
            Problems = problem is null ? before.Problems : [.. before.Problems, problem],
        });

    /// <summary>What was planned and not come to again, such as a condition of a data source that is not read a second time, is unknown.</summary>
    public void NoteUnseen(IEnumerable<CheckOutcome> planned)
    {
        foreach (var check in planned)
        {
            _outcomes.TryAdd((check.Kind, check.Address), check with { Status = CheckStatus.Unknown, Problems = [] });
        }
    }

    /// <summary>Whether a condition of an object is known not to hold.</summary>
    public bool HasFailed(string kind, string address) =>
        _outcomes.TryGetValue((kind, address), out var outcome) && outcome.Status is CheckStatus.Fail or CheckStatus.Error;

    private static int Badness(CheckStatus status) => status switch
    {
        CheckStatus.Pass => 0,
        CheckStatus.Unknown => 1,
        CheckStatus.Fail => 2,
        _ => 3,
    };
}
