using System.Diagnostics;

namespace ImmutaInfra.Engine.Tests.State;

/// <summary>A disk of one megabyte that can be filled and made read-only.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Mounts one; skips the test where that is not allowed.</summary>
    public static SmallDisk MountOrSkip()
    {
        var folder = Directory.CreateTempSubdirectory("immutainfra-disk-").FullName;
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", folder))
        {
            Directory.Delete(folder);
            Assert.Ignore("A disk of a megabyte cannot be mounted here.");
        }

        return new SmallDisk(folder);
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

    public void MakeWritable() => Run("mount", "-o", "remount,rw", Folder).Should().BeTrue();

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
