using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State.Journal;

/// <summary>Brings a checkpoint to where the run that was killed had come.</summary>
internal static class JournalReplay
{
    /// <summary>What a journal means for a checkpoint.</summary>
    /// <param name="Book">The state with the journal in it; null where the journal has nothing to add or belongs to another checkpoint.</param>
    /// <param name="IsForeign">Whether something else has written the stack since.</param>
    /// <param name="Ids">The ids of the objects that the journal says were created, for a journal that belongs to another checkpoint.</param>
    public sealed record Outcome(StackBook? Book, bool IsForeign, IReadOnlyList<string> Ids);

    /// <summary>Replays a journal.</summary>
    /// <param name="found">The checkpoint.</param>
    /// <param name="digest">The checkpoint's SHA-256.</param>
    /// <param name="records">The journal.</param>
    /// <param name="name">The journal, for messages.</param>
    /// <exception cref="DiagnosticException"><c>IMI4140</c>: the records do not fit together.</exception>
    public static Outcome Replay(StackSnapshot found, string digest, IReadOnlyList<JournalRecord> records, string name)
    {
        if (records.Count == 0)
        {
            return new Outcome(null, IsForeign: false, []);
        }

        var written = records.OfType<JournalRecord.Checkpointed>().LastOrDefault(record => record.Digest == digest);
        if (written is { IsLast: true })
        {
            return new Outcome(null, IsForeign: false, []);
        }

        if (written is null && records[0] is not JournalRecord.Started started)
        {
            throw new DiagnosticException(StateDiagnostics.JournalDamaged(name, 1));
        }

        if (written is null && ((JournalRecord.Started)records[0]).Digest != digest)
        {
            return new Outcome(null, IsForeign: true, [.. records.SelectMany(CreatedIn).Distinct()]);
        }

        var from = written is null ? 0 : IndexOf(records, written.Picture);
        return new Outcome(Replay(found, records, from, name), IsForeign: false, []);
    }

    private static StackBook Replay(StackSnapshot found, IReadOnlyList<JournalRecord> records, int from, string name)
    {
        var at = 0;
        try
        {
            // What was open when the picture was taken stands in the checkpoint without the number that its end will name.
            var open = new StackBook(found with { Resources = [], PendingOperations = [] });
            var numbers = new Dictionary<long, PendingOperation>();
            for (; at < from; at++)
            {
                Track(records[at], open, numbers);
            }

            var pending = numbers.Values.Select(operation => (operation.Kind, operation.Resource.Key)).ToHashSet();
            var book = new StackBook(found with
            {
                PendingOperations = [.. found.PendingOperations.Where(operation => !pending.Contains((operation.Kind, operation.Resource.Key)))],
            });
            foreach (var (number, operation) in numbers)
            {
                book.Begin(number, operation);
            }

            for (; at < records.Count; at++)
            {
                Apply(records[at], book);
            }

            return book;
        }
        catch (Exception problem) when (problem is InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new DiagnosticException(StateDiagnostics.JournalDamaged(name, at + 1), problem);
        }
    }

    private static void Track(JournalRecord record, StackBook open, Dictionary<long, PendingOperation> numbers)
    {
        switch (record)
        {
            case JournalRecord.Begun begun:
                open.Begin(begun.Number, begun.Operation);
                numbers.Add(begun.Number, begun.Operation);
                break;
            case JournalRecord.Created created:
                numbers[created.Number] = open.Created(created.Number, created.Id, created.Outputs);
                break;
            case JournalRecord.Changed { Number: { } number }:
                open.End(number);
                numbers.Remove(number);
                break;
            case JournalRecord.Abandoned abandoned:
                open.End(abandoned.Number);
                numbers.Remove(abandoned.Number);
                break;
            default:
                break;
        }
    }

    private static void Apply(JournalRecord record, StackBook book)
    {
        switch (record)
        {
            case JournalRecord.Begun begun:
                book.Begin(begun.Number, begun.Operation);
                break;
            case JournalRecord.Created created:
                book.Created(created.Number, created.Id, created.Outputs);
                break;
            case JournalRecord.Changed changed:
                if (changed.Number is { } number)
                {
                    book.End(number);
                }

                book.Apply(changed.Change);
                break;
            case JournalRecord.Abandoned abandoned:
                book.End(abandoned.Number);
                break;
            case JournalRecord.Settled settled:
                book.Settle(settled.Kind, settled.Key);
                break;
            default:
                break;
        }
    }

    private static int IndexOf(IReadOnlyList<JournalRecord> records, long picture)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i] is JournalRecord.Pictured pictured && pictured.Picture == picture)
            {
                return i;
            }
        }

        return records.Count;
    }

    private static IEnumerable<string> CreatedIn(JournalRecord record) => record switch
    {
        JournalRecord.Created created => [created.Id],
        JournalRecord.Changed { Number: not null } changed => changed.Change.Adds.Where(resource => resource.Id.Length > 0).Select(resource => $"{resource.Urn} ({resource.Id})"),
        _ => [],
    };
}
