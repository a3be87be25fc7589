using System.Diagnostics;
using System.Net;
using ImmutaInfra.Engine.State.Backends;

namespace ImmutaInfra.Engine.State.Locks;

/// <summary>A process that takes locks, and what it knows of others on its machine.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="User">Who started it.</param>
/// <param name="Host">The machine.</param>
internal sealed record LockHolder(int ProcessId, string User, string Host)
{
    /// <summary>This process.</summary>
    public static LockHolder ThisProcess() => new(Environment.ProcessId, Environment.UserName, Dns.GetHostName());

    /// <summary>Whether the owner of a lock is still there.</summary>
    /// <param name="owner">Whose lock it is.</param>
    /// <param name="isHeldHere">Whether this process took the lock. In a container, the run before may have had this very number.</param>
    /// <remarks>Times are not compared: a clock that was set must not make a living owner look dead. A number that another program has got since
    /// keeps the lock, until somebody unlocks the stack.</remarks>
    public OwnerLife LifeOf(LockOwner owner, bool isHeldHere)
    {
        if (isHeldHere)
        {
            return OwnerLife.Running;
        }

        if (owner.ProcessId <= 0 || !string.Equals(owner.Host, Host, StringComparison.OrdinalIgnoreCase))
        {
            return OwnerLife.Unknown;
        }

        return owner.ProcessId != ProcessId && IsAlive(owner.ProcessId) ? OwnerLife.Running : OwnerLife.Ended;
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            return true;
        }
    }
}
