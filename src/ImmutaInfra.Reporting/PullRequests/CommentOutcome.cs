namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>What became of a comment.</summary>
public enum CommentOutcome
{
    /// <summary>There was none; now there is.</summary>
    Created,

    /// <summary>The one that was there says the new plan now.</summary>
    Updated,

    /// <summary>The one that was there says the same already.</summary>
    Unchanged,

    /// <summary>The job may not comment.</summary>
    NotAllowed,

    /// <summary>The job does not belong to a pull request.</summary>
    NoPullRequest,
}
