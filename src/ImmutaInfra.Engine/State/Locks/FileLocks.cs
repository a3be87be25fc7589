using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.State.Locks;

/// <summary>The lock files of one stack, as Pulumi writes and heeds them.</summary>
/// <param name="folder">The folder that holds them.</param>
/// <param name="url">The backend, for messages.</param>
/// <param name="holder">Who takes locks here.</param>
/// <param name="clock">The time.</param>
/// <remarks>Source: Pulumi state format, section 7: look for others, write one's own, look again.</remarks>
internal sealed class FileLocks(string folder, string url, LockHolder holder, TimeProvider clock)
{
    /// <summary>Takes the lock; locks of dead processes of this machine are removed before.</summary>
    /// <param name="isStackGone">Whether there is no such stack any more; asked when the lock is given up.</param>
    /// <exception cref="DiagnosticException"><c>IMI4130</c>: others hold it.</exception>
    public FileLock Take(Func<bool> isStackGone)
    {
        List<Diagnostic> notices = [];
        Refuse(OthersThan(null, notices));
        var mine = Path.Combine(folder, $"{Guid.NewGuid():D}.json");
        var taken = FileLock.Write(mine, Describe(), notices, isStackGone);
        var others = OthersThan(mine, notices);
        if (others.Count > 0)
        {
            taken.Release();
            Refuse(others);
        }

        return taken;
    }

    /// <summary>Who holds locks.</summary>
    public IReadOnlyList<LockOwner> List() => [.. Files().Select(Read).OfType<LockOwner>()];

    /// <summary>Removes all locks, and says whose they were.</summary>
    public IReadOnlyList<LockOwner> RemoveAll()
    {
        var removed = List();
        foreach (var file in Files())
        {
            AtomicFile.Delete(file);
        }

        return removed;
    }

    private static void Refuse(List<LockOwner> others)
    {
        if (others.Count > 0)
        {
            throw new DiagnosticException(StateDiagnostics.Locked(others));
        }
    }

    private List<LockOwner> OthersThan(string? mine, List<Diagnostic> notices)
    {
        List<LockOwner> others = [];
        foreach (var file in Files().Where(file => file != mine))
        {
            if (Read(file) is not { } owner)
            {
                continue;
            }

            if (owner.Life == OwnerLife.Ended)
            {
                AtomicFile.Delete(file);
                notices.Add(StateDiagnostics.LockTakenOver(owner));
            }
            else
            {
                others.Add(owner);
            }
        }

        return others;
    }

    private string[] Files()
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder).Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.ReadFailed(folder, problem.Message), problem);
        }
    }

    private LockOwner? Read(string file) =>
        Parse(file) is { } owner ? owner with { Life = holder.LifeOf(owner, FileLock.IsHeldHere(file)) } : null;

    /// <summary>Reads a lock; null where it has just been given up. One that cannot be read is a lock all the same.</summary>
    private LockOwner? Parse(string file)
    {
        var name = $"{url}/.pulumi/locks/{Path.GetRelativePath(Path.Combine(folder, "..", "..", ".."), file).Replace('\\', '/')}";
        var owner = new LockOwner(name, 0, "?", "?", null);
        try
        {
            var reader = new StateJsonReader(file, File.ReadAllText(file));
            reader.MoveToFirst();
            foreach (var field in reader.Members())
            {
                owner = field switch
                {
                    "pid" => owner with { ProcessId = reader.Number().TryToInt32(out var id) ? id : 0 },
                    "username" => owner with { User = reader.Text() },
                    "hostname" => owner with { Host = reader.Text() },
                    "timestamp" => owner with { Since = Timestamp.TryParse(reader.Text(), out var time) ? time : null },
                    _ => Skip(reader, owner),
                };
            }

            return owner;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is DiagnosticException or IOException or UnauthorizedAccessException)
        {
            return owner;
        }
    }

    private static LockOwner Skip(StateJsonReader reader, LockOwner owner)
    {
        reader.Raw();
        return owner;
    }

    private byte[] Describe()
    {
        var writer = new GoJsonWriter(escapesHtml: true);
        writer.StartObject();
        writer.Name("pid");
        writer.Number((long)holder.ProcessId);
        writer.Name("username");
        writer.Text(holder.User);
        writer.Name("hostname");
        writer.Text(holder.Host);
        writer.Name("timestamp");
        writer.Text(Timestamp.WithOffset(clock.GetLocalNow()).Text);
        writer.EndObject();
        return writer.Written.ToArray();
    }
}
