using System.Text;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>The page that a CI shows for a job: where there is one, a plan stands there whether or not the job may comment.</summary>
/// <remarks>Source: GitHub Actions, "Adding a job summary": at most 1 MiB a step; Azure Pipelines, "Logging commands", <c>UploadSummary</c>. GitLab has none.</remarks>
/// <param name="variables">The environment variables.</param>
/// <param name="output">Standard output, for the command that Azure Pipelines looks for there.</param>
public sealed class JobSummary(IReadOnlyDictionary<string, string> variables, TextWriter output)
{
    private const int LargestBytes = 1 << 20;
    private const int LongestText = 300_000;

    /// <summary>Writes the summary, where the CI has one.</summary>
    /// <param name="name">What tells this summary from others of the job.</param>
    /// <param name="render">Gives the text for a length that it must not exceed.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public bool TryWrite(string name, Func<int, string> render)
    {
        if (Find("GITHUB_STEP_SUMMARY") is { } file)
        {
            var text = $"{render(LongestText)}\n";
            var used = File.Exists(file) ? new FileInfo(file).Length : 0;
            if (used + Encoding.UTF8.GetByteCount(text) <= LargestBytes)
            {
                File.AppendAllText(file, text);
            }

            return true;
        }

        if (Find("TF_BUILD") is not null && (Find("AGENT_TEMPDIRECTORY") ?? Find("BUILD_ARTIFACTSTAGINGDIRECTORY")) is { } folder)
        {
            var path = Path.Combine(folder, $"immutainfra-{string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.md");
            File.WriteAllText(path, render(LongestText));
            output.WriteLine($"##vso[task.uploadsummary]{path}");
            return true;
        }

        return false;
    }

    private string? Find(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
