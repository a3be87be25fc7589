namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>A host did not do what was asked.</summary>
/// <param name="failure">What sort of failure it is.</param>
/// <param name="status">The HTTP status, 0 for none.</param>
/// <param name="words">What the host says, on one line, without the token.</param>
internal sealed class CommentException(CommentFailure failure, int status, string words) : Exception($"{status} {words}")
{
    /// <summary>What sort of failure it is.</summary>
    public CommentFailure Failure => failure;

    /// <summary>The HTTP status, 0 for none.</summary>
    public int Status => status;

    /// <summary>What the host says.</summary>
    public string Words => words;

    /// <summary>How long the host asks to wait, for <see cref="CommentFailure.RateLimited"/>.</summary>
    public TimeSpan Wait { get; init; }
}
