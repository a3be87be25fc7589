using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Markdown;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The pipelines that <c>init --ci</c> writes: one for pull requests and one that looks for drift.</summary>
internal static class StarterPipelines
{
    private static readonly Dictionary<string, (string Template, string File)[]> ByHost = new(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = [("github-pull-request.yml", ".github/workflows/immuta.yml"), ("github-drift.yml", ".github/workflows/immuta-drift.yml")],
        ["gitlab"] = [("gitlab-pull-request.yml", ".gitlab/immuta.yml"), ("gitlab-drift.yml", ".gitlab/immuta-drift.yml")],
        ["azure-devops"] = [("azure-pipelines-pull-request.yml", "azure-pipelines/immuta.yml"), ("azure-pipelines-drift.yml", "azure-pipelines/immuta-drift.yml")],
    };

    /// <summary>What <c>--ci</c> takes.</summary>
    public static IReadOnlyCollection<string> Hosts => ByHost.Keys;

    /// <summary>Those of a host, for a folder with a configuration. Hosts look for them at the root of the repository alone.</summary>
    /// <param name="host">As the user typed it.</param>
    /// <param name="folder">The folder; absolute.</param>
    /// <exception cref="DiagnosticException">There is no such host.</exception>
    public static IReadOnlyList<StarterFile> For(string host, string folder)
    {
        var files = ByHost.GetValueOrDefault(host)
            ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--ci", host, "github, gitlab or azure-devops", Nearest.To(host, [.. Hosts])));
        var (root, place) = RepositoryFolder.Of(folder);
        return [.. files.Select(each => new StarterFile(Path.Combine(root, each.File), InFolder(StarterFile.Template(each.Template), place)))];
    }

    private static string InFolder(string pipeline, string folder) => folder == "." ? pipeline : pipeline
        .Replace(" . --stack ", $" {ShellWord.Of(folder)} --stack ", StringComparison.Ordinal)
        .Replace("directory: .\n", $"directory: {ShellWord.Of(folder)}\n", StringComparison.Ordinal)

        // What the comment begins with, in a regular expression.
        .Replace("/prod -->", $"/{PlanCommentView.InMarker($"prod in {folder}").Replace(".", "[.]", StringComparison.Ordinal)} -->", StringComparison.Ordinal);
}
