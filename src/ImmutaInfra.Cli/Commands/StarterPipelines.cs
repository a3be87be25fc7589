using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Markdown;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The pipelines that <c>init --ci</c> writes: one for pull requests and one that looks for drift.</summary>
internal static partial class StarterPipelines
{
    private static readonly Dictionary<string, (string Template, string File)[]> ByHost = new(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = [("github-pull-request.yml", ".github/workflows/immuta{0}.yml"), ("github-drift.yml", ".github/workflows/immuta-drift{0}.yml")],
        ["gitlab"] = [("gitlab-pull-request.yml", ".gitlab/immuta{0}.yml"), ("gitlab-drift.yml", ".gitlab/immuta-drift{0}.yml")],
        ["azure-devops"] = [("azure-pipelines-pull-request.yml", "azure-pipelines/immuta{0}.yml"), ("azure-pipelines-drift.yml", "azure-pipelines/immuta-drift{0}.yml")],
    };

    /// <summary>What <c>--ci</c> takes.</summary>
    public static IReadOnlyCollection<string> Hosts => ByHost.Keys;

    /// <summary>Those of a host, for a folder with a configuration. Hosts look for them at the root of the repository alone, so those of several
    /// folders stand side by side there, by names of their own: <c>immuta.eu.yml</c>.</summary>
    /// <param name="host">As the user typed it.</param>
    /// <param name="folder">The folder; absolute.</param>
    /// <exception cref="DiagnosticException">There is no such host.</exception>
    public static IReadOnlyList<StarterFile> For(string host, string folder)
    {
        var files = ByHost.GetValueOrDefault(host)
            ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--ci", host, "github, gitlab or azure-devops", Nearest.To(host, [.. Hosts])));
        var (root, place) = RepositoryFolder.Of(folder);
        if (place == ".")
        {
            return [.. files.Select(each => new StarterFile(Path.Combine(root, Name(each.File, "")), StarterFile.Template(each.Template)))];
        }

        var name = NameOf(place);
        return [.. files.Select(each => new StarterFile(Path.Combine(root, Name(each.File, $".{name}")), InFolder(StarterFile.Template(each.Template), place, name)))];
    }

    private static string Name(string file, string folder) => string.Format(CultureInfo.InvariantCulture, file, folder);

    /// <summary>The folder as a word that stands in names of files, jobs and locks, another one for each folder.</summary>
    private static string NameOf(string folder)
    {
        var name = folder.Replace("/", "--", StringComparison.Ordinal);
        return NotInNames().IsMatch(name) ? $"{NotInNames().Replace(name, "-").Trim('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..6]}".TrimStart('-') : name;
    }

    private static string InFolder(string pipeline, string folder, string name)
    {
        // What hosts tell workflows, jobs, caches and locks apart by.
        pipeline = GroupName().Replace(pipeline, match => $"{name}.{match.Value}");
        pipeline = JobName().Replace(pipeline, match => $"{match.Value}-{name}");
        pipeline = WorkflowName().Replace(pipeline, match => $"name: {InYaml($"{match.Groups[1].Value} ({folder})")}");
        return pipeline
            .Replace(" . --stack ", $" {ShellWord.Of(folder)} --stack ", StringComparison.Ordinal)
            .Replace("directory: .\n", $"directory: {InYaml(folder)}\n", StringComparison.Ordinal)

            // What the comment begins with, in a regular expression.
            .Replace("/prod -->", $"/{PlanCommentView.InMarker($"prod in {folder}").Replace(".", "[.]", StringComparison.Ordinal)} -->", StringComparison.Ordinal);
    }

    private static string InYaml(string text) => PlainInYaml().IsMatch(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotInNames();

    [GeneratedRegex("^name: (Immuta(?: drift)?)$", RegexOptions.Multiline)]
    private static partial Regex WorkflowName();

    [GeneratedRegex(@"(?<=^|^  extends: )(preview|apply|drift|\.immutainfra)(?=:?$)", RegexOptions.Multiline)]
    private static partial Regex JobName();

    [GeneratedRegex(@"\bimmuta-(prod|drift)\b")]
    private static partial Regex GroupName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_./-]*\z")]
    private static partial Regex PlainInYaml();
}
