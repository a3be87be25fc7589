using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Sees to it that the entries of folders survive a power failure: a file that is flushed can still lose its name.</summary>
/// <remarks>Source: fsync(2): flushing a file does not flush the entry in its folder; that takes a flush of the folder. Windows keeps entries in a
/// journal of its own and gives no handle that could be flushed.</remarks>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Makes a folder with those above it, for its owner alone, and their entries durable. One that is there costs nothing and stays as it is.</summary>
    public static void Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var above = Path.GetDirectoryName(folder);
        if (above is not null)
        {
            Make(above);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        if (above is not null)
        {
            Flush(above);
        }
    }

    /// <summary>Makes the entries of a folder durable.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // Who may write into a folder and not list it cannot open it; its files are as safe then as they were before.
        using var handle = Open(folder, ReadOnly);
        if (!handle.IsInvalid)
        {
            RandomAccess.FlushToDisk(handle);
        }
    }

    // The framework opens no folders.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
