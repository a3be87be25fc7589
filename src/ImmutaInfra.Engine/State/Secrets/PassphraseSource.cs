using System.Security.Cryptography;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>Where the passphrase comes from: <c>PULUMI_CONFIG_PASSPHRASE</c>, <c>PULUMI_CONFIG_PASSPHRASE_FILE</c>, or a file of this user's own.</summary>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
/// <param name="ownFile">The user's own passphrase file; see <see cref="DefaultFile"/>.</param>
/// <remarks>The own file is one for all stacks of a user, so that one <c>export</c> lets pulumi open them all; each stack has its own salt and so its own key.</remarks>
public sealed class PassphraseSource(Func<string, string?> environment, string ownFile)
{
    private const string Variable = "PULUMI_CONFIG_PASSPHRASE";
    private const string FileVariable = "PULUMI_CONFIG_PASSPHRASE_FILE";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The user's own passphrase file.</summary>
    public string OwnFile => ownFile;

    /// <summary>Says that a passphrase was made in this run, and where; null where none was.</summary>
    public Diagnostic? Notice { get; private set; }

    /// <summary>Where the own file lies by default: <c>$XDG_CONFIG_HOME/immutainfra/passphrase</c>, else <c>~/.config/immutainfra/passphrase</c>; on
    /// Windows below the local application data.</summary>
    public static string DefaultFile(Func<string, string?> environment)
    {
        var folder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : environment("XDG_CONFIG_HOME") is { Length: > 0 } set && Path.IsPathRooted(set) ? set
            : Path.Combine(environment("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");
        return Path.Combine(folder, "immutainfra", "passphrase");
    }

    /// <summary>The passphrase, or null where none is set and none was made.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4112</c>: the file that is named cannot be read.</exception>
    internal Passphrase? Find()
    {
        if (environment(Variable) is { } text)
        {
            return new Passphrase(text, Variable);
        }

        if (environment(FileVariable) is { Length: > 0 } file)
        {
            return new Passphrase(Read(file), $"{file} ({FileVariable})");
        }

        return File.Exists(ownFile) ? new Passphrase(Read(ownFile), ownFile) : null;
    }

    /// <summary>The passphrase; one is made where there is none.</summary>
    internal Passphrase FindOrMake()
    {
        if (Find() is { } found)
        {
            return found;
        }

        Make();
        return Find() ?? throw new InvalidOperationException($"{ownFile} was written and is not there.");
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.PassphraseFileUnreadable(file, problem.Message), problem);
        }
    }

    private void Make()
    {
        // Complete before it has its name: another run may look for it at the same time.
        var draft = $"{ownFile}.{Environment.ProcessId}";
        try
        {
            MakeFolder(Path.GetDirectoryName(ownFile)!);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var stream = new FileStream(draft, options))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n"));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, ownFile, overwrite: false);
            Notice = StateDiagnostics.PassphraseMade(ownFile);
        }
        catch (IOException) when (File.Exists(ownFile))
        {
            File.Delete(draft);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.WriteFailed(ownFile, problem.Message), problem);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
