namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>What sort of failure a host answered with.</summary>
internal enum CommentFailure
{
    /// <summary>The token may not do it, or not see it.</summary>
    NotAllowed,

    /// <summary>The text is too long.</summary>
    TooLong,

    /// <summary>The host has to be left alone for longer than a job waits.</summary>
    RateLimited,

    /// <summary>Nobody knows whether it was done.</summary>
    Uncertain,

    /// <summary>The host cannot be reached or fails time and again.</summary>
    Unreachable,

    /// <summary>Anything else.</summary>
    Refused,
}
