namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>The comments of one pull request.</summary>
internal interface ICommentHost
{
    /// <summary>The host's name, for messages.</summary>
    string Name { get; }

    /// <summary>The most characters of a comment.</summary>
    int LongestComment { get; }

    /// <summary>What gives a job the right to comment.</summary>
    string Remedy { get; }

    /// <summary>Who we are: the author of comments that we write. Null where the host does not tell; they are a program's then.</summary>
    /// <exception cref="CommentException">The host cannot be asked.</exception>
    Task<string?> FindSelfAsync(CancellationToken cancellationToken);

    /// <summary>All comments, of all pages, the oldest first.</summary>
    /// <exception cref="CommentException">The host cannot be asked.</exception>
    IAsyncEnumerable<HostComment> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes a comment.</summary>
    /// <exception cref="CommentException">It was not written, or nobody knows whether it was.</exception>
    Task<HostComment> CreateAsync(string body, CancellationToken cancellationToken);

    /// <summary>Gives a comment another text.</summary>
    /// <exception cref="CommentException">It was not changed.</exception>
    Task<HostComment> UpdateAsync(HostComment comment, string body, CancellationToken cancellationToken);

    /// <summary>Takes a comment away.</summary>
    /// <exception cref="CommentException">It is still there.</exception>
    Task DeleteAsync(HostComment comment, CancellationToken cancellationToken);
}
