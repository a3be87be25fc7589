using System.Text;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Cli.Engines;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Scripts as files in the order in which they run, and a page that says how.</summary>
internal static class ScriptFolder
{
    /// <summary>Writes them, readable for their owner alone.</summary>
    /// <returns>The paths of the scripts, then of the page.</returns>
    public static IReadOnlyList<string> Write(string folder, string address, IReadOnlyList<BootstrapScript> scripts, string digest)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var names = scripts.Select((script, i) => $"{i + 1}-{script.Phase}.sql").ToList();
        foreach (var (script, name) in scripts.Zip(names))
        {
            PrivateFile.Write(Path.Combine(folder, name), script.Text);
        }

        PrivateFile.Write(Path.Combine(folder, "README.md"), Page(address, scripts, names, digest));
        return [.. names.Append("README.md").Select(name => Path.Combine(folder, name))];
    }

    private static string Page(string address, IReadOnlyList<BootstrapScript> scripts, IReadOnlyList<string> names, string digest)
    {
        var page = new StringBuilder();
        page.Append($"# Scripts for {address}\n\nImmuta wrote them. They may hold credentials: do not commit them. Read them, then run them in this order:\n\n");
        foreach (var ((script, name), i) in scripts.Zip(names).Select((pair, i) => (pair, i)))
        {
            page.Append($"{i + 1}. `{name}` in {script.RunIn}\n   SHA-256 {ScriptDigest.Of([script.Text])}\n");
        }

        page.Append($"""

            All of them one behind the other (`cat {string.Join(' ', names)} | sha256sum`) have the SHA-256

                {digest}

            Set `script_digest` to it where Immuta shall refuse the change if it would write other scripts by then. When they have run:

                immutainfra apply

            """);
        return page.ToString();
    }
}
