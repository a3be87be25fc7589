using System.Globalization;
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
        ["github"] = [("github-pull-request.yml", ".github/workflows/immuta{0}.yml"), ("github-drift.yml", ".github/workflows/immuta{0}-drift.yml")],
        ["gitlab"] = [("gitlab-pull-request.yml", ".gitlab/immuta{0}.yml"), ("gitlab-drift.yml", ".gitlab/immuta{0}-drift.yml")],
        ["azure-devops"] = [("azure-pipelines-pull-request.yml", "azure-pipelines/immuta{0}.yml"), ("azure-pipelines-drift.yml", "azure-pipelines/immuta{0}-drift.yml")],
    };

    /// <summary>What <c>--ci</c> takes.</summary>
    public static IReadOnlyCollection<string> Hosts => ByHost.Keys;

    /// <summary>Those of a host, for a folder with a configuration. Hosts look for them at the root of the repository alone, so those of several
    /// folders stand side by side there, by names of their own.</summary>
    /// <param name="host">As the user typed it.</param>
    /// <param name="folder">The folder; absolute.</param>
    /// <exception cref="DiagnosticException">There is no such host.</exception>
    public static IReadOnlyList<StarterFile> For(string host, string folder)
    {
        var files = ByHost.GetValueOrDefault(host)
            ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--ci", host, "github, gitlab or azure-devops", Nearest.To(host, [.. Hosts])));
        var (root, place) = RepositoryFolder.Of(folder);
        var suffix = place == "." ? "" : $"-{NotInNames().Replace(place, "-").Trim('-')}";
        return [.. files.Select(each => new StarterFile(
            Path.Combine(root, string.Format(CultureInfo.InvariantCulture, each.File, suffix)), InFolder(StarterFile.Template(each.Template), place, suffix)))];
    }

    private static string InFolder(string pipeline, string folder, string suffix) => folder == "." ? pipeline : WithOwnNames(pipeline, folder, suffix)
        .Replace(" . --stack ", $" {ShellWord.Of(folder)} --stack ", StringComparison.Ordinal)
        .Replace("directory: .\n", $"directory: {ShellWord.Of(folder)}\n", StringComparison.Ordinal)

        // What the comment begins with, in a regular expression.
        .Replace("/prod -->", $"/{PlanCommentView.InMarker($"prod in {folder}").Replace(".", "[.]", StringComparison.Ordinal)} -->", StringComparison.Ordinal);

    // What hosts tell workflows, jobs, caches and locks apart by.
    private static string WithOwnNames(string pipeline, string folder, string suffix) => GroupName().Replace(
        JobName().Replace(WorkflowName().Replace(pipeline, match => $"{match.Value} ({folder})"), match => match.Value + suffix), match => $"immuta{suffix}{match.Groups[1].Value}");

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotInNames();

    [GeneratedRegex("^name: Immuta( drift)?$", RegexOptions.Multiline)]
    private static partial Regex WorkflowName();

    [GeneratedRegex("^(preview|apply|drift)(?=:$)", RegexOptions.Multiline)]
    private static partial Regex JobName();

    [GeneratedRegex("\\bimmuta(-prod|-drift)\\b")]
    private static partial Regex GroupName();
}
