namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>Where pull requests are reviewed.</summary>
public enum PullRequestHost
{
    /// <summary>GitHub, or a GitHub Enterprise Server.</summary>
    GitHub,

    /// <summary>GitLab, or a GitLab of one's own.</summary>
    GitLab,

    /// <summary>Azure DevOps Services or Server.</summary>
    AzureDevOps,
}
