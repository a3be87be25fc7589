using System.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Files that hold secrets.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file that only its owner can read from its first byte on; one that is there is replaced as a whole.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var fresh = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var stream = new FileStream(fresh, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
            }

            File.Move(fresh, path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
