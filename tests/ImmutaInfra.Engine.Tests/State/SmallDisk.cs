using System.Diagnostics;

namespace ImmutaInfra.Engine.Tests.State;

/// <summary>A disk of one megabyte that can be filled and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one; null where that is not allowed.</summary>
    public static SmallDisk? TryMount()
    {
        var folder = Directory.CreateTempSubdirectory("immutainfra-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        return null;
    }

    /// <summary>Whether one can be mounted here.</summary>
    public static bool CanMount()
    {
        using var disk = TryMount();
        return disk is not null;
    }

    /// <summary>Takes all room but a few bytes.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Path.Combine(Folder, "ballast"), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var size = 65536; size > 0; size /= 2)
            {
                while (TryWrite(ballast, size))
                {
                }
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Empty() => File.Delete(Path.Combine(Folder, "ballast"));

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Folder).Should().BeTrue();

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool TryWrite(FileStream file, int size)
    {
        try
        {
            file.Write(new byte[size]);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Run(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
