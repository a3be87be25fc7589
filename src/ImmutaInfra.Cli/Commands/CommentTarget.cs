using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.PullRequests;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Where a comment goes.</summary>
/// <param name="Host">The host of the pull request, or null for standard output.</param>
internal sealed record CommentTarget(PullRequestHost? Host)
{
    /// <summary>What <c>--comment</c> takes.</summary>
    public static readonly string[] Words = ["github", "gitlab", "azure-devops", "stdout"];

    /// <summary>Reads the word that the user gave; null where there is none.</summary>
    /// <exception cref="DiagnosticException"><c>IMI1903</c>: it is none that we know.</exception>
    public static CommentTarget? Parse(string? word) => word?.ToLowerInvariant() switch
    {
        null => null,
        "github" => new CommentTarget(PullRequestHost.GitHub),
        "gitlab" => new CommentTarget(PullRequestHost.GitLab),
        "azure-devops" => new CommentTarget(PullRequestHost.AzureDevOps),
        "stdout" => new CommentTarget((PullRequestHost?)null),
        _ => throw new DiagnosticException(CliDiagnostics.UnusableValue("--comment", word, "github, gitlab, azure-devops or stdout", Nearest.To(word, Words))),
    };
}
