namespace ImmutaInfra.Core.Providers;

/// <summary>What sort of failure it is; decides on the status code over gRPC and on what the user is told to do.</summary>
public enum FailureKind
{
    /// <summary>The request is wrong.</summary>
    InvalidArgument,

    /// <summary>Settings are missing or unusable.</summary>
    NotConfigured,

    /// <summary>The API key is not accepted.</summary>
    Unauthenticated,

    /// <summary>The API key may not do this.</summary>
    PermissionDenied,

    /// <summary>There is no such thing.</summary>
    NotFound,

    /// <summary>There is one already.</summary>
    AlreadyExists,

    /// <summary>Not in this state of things.</summary>
    FailedPrecondition,

    /// <summary>The server cannot be reached or does not answer properly.</summary>
    Unavailable,

    /// <summary>The wait ran out.</summary>
    Timeout,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
