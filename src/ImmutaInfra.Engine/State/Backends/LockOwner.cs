using System.Globalization;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Who holds a lock on a stack.</summary>
/// <param name="Name">The lock's path or URL.</param>
/// <param name="ProcessId">The process; 0 where the lock does not say.</param>
/// <param name="User">Who started it.</param>
/// <param name="Host">The machine it runs on.</param>
/// <param name="Since">When it took the lock; null where the lock does not say.</param>
public sealed record LockOwner(string Name, int ProcessId, string User, string Host, Timestamp? Since)
{
    /// <summary>Whether the process is still there.</summary>
    public OwnerLife Life { get; init; }

    /// <summary>In words: <c>ann@build-1 (process 7, since 2026-11-21 08:13:05 +00:00)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{User}@{Host} (process {ProcessId}{(Since is { } since ? $", since {since.Time:yyyy-MM-dd HH:mm:ss zzz}" : "")})");
}
