using System.Collections;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.PullRequests;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Immuta.Deploy;

/// <summary>A preview as one comment on the pull request: the same that <c>immutainfra preview</c> keeps there.</summary>
/// <param name="host">Where the pull request is, or null to print the comment.</param>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error, for what came of it.</param>
public sealed class ReviewComment(PullRequestHost? host, TextWriter output, TextWriter error)
{
    /// <summary>Those who may comment, in the words of the command line.</summary>
    public const string Hosts = "github, gitlab, azure-devops or stdout";

    private const int LongestPrinted = 65_000;

    /// <summary>Reads where the comment goes; null where none is wanted.</summary>
    /// <exception cref="UsageException">There is no such host, or it is no preview.</exception>
    public static ReviewComment? Find(DeploySettings settings, TextWriter output, TextWriter error)
    {
        if (settings.Comment is null)
        {
            return null;
        }

        if (settings.Operation is not Operation.Preview)
        {
            throw new UsageException("--comment goes with preview only.");
        }

        return settings.Comment.ToLowerInvariant() switch
        {
            "github" => new ReviewComment(PullRequestHost.GitHub, output, error),
            "gitlab" => new ReviewComment(PullRequestHost.GitLab, output, error),
            "azure-devops" => new ReviewComment(PullRequestHost.AzureDevOps, output, error),
            "stdout" => new ReviewComment(null, output, error),
            _ => throw new UsageException($"--comment is \"{settings.Comment}\"; it can be {Hosts}."),
        };
    }

    /// <summary>Posts or updates the comment, and writes it on the job's own page where the CI has one.</summary>
    /// <param name="json">What <c>pulumi preview --json</c> printed.</param>
    /// <param name="project">The project, for a preview that got to no resource; null where that is not known.</param>
    /// <param name="stack">The stack, likewise.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImmutaInfra.Core.Diagnostics.DiagnosticException">It is no preview, or the host cannot be reached or refuses the comment.
    /// A job that may not comment is no failure.</exception>
    public async Task PublishAsync(string json, string? project, string stack, CancellationToken cancellationToken)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
        var job = new CiJob(variables, path => File.Exists(path) ? File.ReadAllText(path) : null);

        // The schema knows which attributes are secret and why one forces a replacement; pulumi does not write that down.
        var schema = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema;
        var report = new PlanFileReader(type => schema.FindResource(type)).Read("the preview", json) with { Commit = job.Commit };
        if (report.Stack is null)
        {
            report = report with { Project = project, Stack = stack };
        }

        string Render(int longest) => new PlanCommentView(longest).Render(report);
        if (host is null)
        {
            output.Write(Render(LongestPrinted));
            return;
        }

        // The job's page first: it is there whatever comes of the comment.
        new JobSummary(variables, output).TryWrite(report.Name, Render);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var receipt = await new CommentPublisher(http, TimeProvider.System).PublishAsync(host.Value, job, report.Name, Render, cancellationToken);
        if (receipt.Hint is { } hint)
        {
            new DiagnosticsView(error, new TextOptions(), _ => null).Write(hint);
        }
        else
        {
            error.WriteLine($"Comment {receipt.Outcome.ToString().ToLowerInvariant()}{(receipt.Url is { } url ? $": {url}" : ".")}");
        }
    }
}
