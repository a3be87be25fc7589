using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Scripts as files in the order in which they run, and a page that says how. The folder holds one set of scripts: those of an earlier phase
/// go, unless somebody has changed them since.</summary>
/// <param name="folder">The folder; absolute.</param>
/// <param name="shown">The folder as messages name it.</param>
/// <param name="next">Writes the command that comes after the scripts.</param>
internal sealed partial class ScriptFolder(string folder, string shown, NextCommand next)
{
    private const string PageName = "README.md";
    private const string PageHead = "# Scripts for ";

    /// <summary>Writes them, readable for their owner alone.</summary>
    /// <param name="address">The resource.</param>
    /// <param name="scripts">The scripts, in their order.</param>
    /// <param name="digest">What to attest, or null where nothing is.</param>
    /// <returns>The paths of the scripts, then of the page; and the names of the files that have gone.</returns>
    /// <exception cref="DiagnosticException"><c>IMI1924</c>: files of the user's own are in the way; nothing was written.</exception>
    public (IReadOnlyList<string> Files, IReadOnlyList<string> Removed) Write(string address, IReadOnlyList<BootstrapScript> scripts, string? digest)
    {
        var texts = scripts.Select((script, i) => (Name: $"{i + 1}-{script.Phase}.sql", script.Text)).ToList();
        var old = FindOld(texts.ToDictionary(text => text.Name, text => ScriptDigest.Of([text.Text]), StringComparer.Ordinal));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        List<string> removed = [.. old.Except(texts.Select(text => text.Name), StringComparer.Ordinal)];
        removed.ForEach(name => File.Delete(Path.Combine(folder, name)));
        foreach (var (name, text) in texts)
        {
            PrivateFile.Write(Path.Combine(folder, name), text);
        }

        var names = texts.Select(text => text.Name).ToList();
        PrivateFile.Write(Path.Combine(folder, PageName), Page(address, scripts, names, digest));
        return ([.. names.Append(PageName).Select(name => Path.Combine(folder, name))], removed);
    }

    /// <summary>The scripts that are there and are as they were written: our page names them with their SHA-256, or they are written again.</summary>
    private List<string> FindOld(Dictionary<string, string> written)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var page = Path.Combine(folder, PageName);
        var text = File.Exists(page) ? File.ReadAllText(page) : PageHead;
        List<string> there = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(IsScript).Order(StringComparer.Ordinal)];
        List<string> foreign = [.. there.Where(name => DigestOf(name) is var digest && !text.Contains(digest, StringComparison.Ordinal) && written.GetValueOrDefault(name) != digest)];
        if (!text.StartsWith(PageHead, StringComparison.Ordinal))
        {
            foreign.Add(PageName);
        }

        return foreign.Count == 0 ? there : throw new DiagnosticException(CliDiagnostics.NotOurScripts([.. foreign.Select(name => Path.Combine(shown, name))]));
    }

    private string DigestOf(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, name))));

    private string Page(string address, IReadOnlyList<BootstrapScript> scripts, IReadOnlyList<string> names, string? digest)
    {
        var page = new StringBuilder();
        page.Append($"{PageHead}{address}\n\nImmuta wrote them. They may hold credentials: do not commit them. Read them, then run them in this order:\n\n");
        var isReplacement = scripts is [{ Phase: "delete" }, _, ..];
        foreach (var ((script, name), i) in scripts.Zip(names).Select((pair, i) => (pair, i)))
        {
            page.Append($"{i + 1}. `{name}` in {script.RunIn}\n   SHA-256 {ScriptDigest.Of([script.Text])}\n");
            if (isReplacement && i == 0)
            {
                page.Append("\nThat one removes what the integration to be replaced has in the platform; `script_digest` does not cover it. Then, for the new one:\n\n");
            }
        }

        return page.Append(digest is null
            ? SequelOf(address, [.. scripts.Select(script => script.Phase)])
            : AttestationOf([.. scripts.Zip(names).Where(pair => pair.First.IsAttested).Select(pair => pair.Second)], digest)).ToString();
    }

    /// <summary>What comes after scripts that an apply needs.</summary>
    private string AttestationOf(IReadOnlyList<string> names, string digest) => $"""

        `cat {string.Join(' ', names)} | sha256sum` gives

            {digest}

        Set `script_digest` to it where Immuta shall refuse the change if it would write other scripts by then. When all have run:

        {next.Complete("    immutainfra apply")}

        """;

    /// <summary>What comes after other scripts.</summary>
    private string SequelOf(string address, IReadOnlyList<string> phases)
    {
        if (phases.Any(phase => phase is "initial-create" or "create" or "edit"))
        {
            return "\nThey are not what the next apply needs, or not all of it: without `--phase`, the command gets that.\n";
        }

        return phases.Contains("delete", StringComparer.Ordinal)
            ? $"""

                When it has run, take the resource out of the configuration and apply, or delete it at once:

                {next.Complete($"    immutainfra destroy --target {Terminal.ShellWord.Of(address)}")}

                """
            : "\nThey remove what is left behind in the platform. Nothing has to be applied for them or after them.\n";
    }

    private static bool IsScript(string name) =>
        ScriptName().Match(name) is { Success: true } match && Enum.GetValues<ScriptPhase>().Any(phase => ScriptClient.NameOf(phase) == match.Groups[1].Value);

    [GeneratedRegex("^[0-9]+-([a-z-]+)\\.sql$", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptName();
}
