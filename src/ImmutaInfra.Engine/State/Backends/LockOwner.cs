namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Who holds a lock on a stack.</summary>
/// <param name="Name">The lock's path or URL.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="User">Who started it.</param>
/// <param name="Host">The machine it runs on.</param>
/// <param name="Since">When it took the lock; null where the lock does not say.</param>
public sealed record LockOwner(string Name, int ProcessId, string User, string Host, Timestamp? Since);
