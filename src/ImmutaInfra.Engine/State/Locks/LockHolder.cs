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
    /// <summary>A process cannot have taken a lock much before it began; clocks may be a little apart.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>This process.</summary>
    public static LockHolder ThisProcess() => new(Environment.ProcessId, Environment.UserName, Dns.GetHostName());

    /// <summary>Whether the owner ran on this machine and is gone. Another process may have got its number since.</summary>
    public bool KnowsToBeDead(LockOwner owner)
    {
        if (!string.Equals(owner.Host, Host, StringComparison.OrdinalIgnoreCase) || owner.ProcessId <= 0)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(owner.ProcessId);
            return process.HasExited || (owner.Since is { } since && process.StartTime.ToUniversalTime() > since.Time.UtcDateTime + Slack);
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            return false;
        }
    }
}
