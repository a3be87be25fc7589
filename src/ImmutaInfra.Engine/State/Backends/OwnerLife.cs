namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Whether the process that holds a lock is still there, as far as this machine can tell.</summary>
public enum OwnerLife
{
    /// <summary>It runs on another machine, or the lock does not say which one it is.</summary>
    Unknown,

    /// <summary>It is there.</summary>
    Running,

    /// <summary>It ran on this machine and is gone.</summary>
    Ended,
}
