namespace ImmutaInfra.Rpc;

/// <summary>How a call ended.</summary>
/// <remarks>Source: gRPC documentation, "Status codes and their use in gRPC".</remarks>
public enum RpcCode
{
    /// <summary>It worked.</summary>
    Ok = 0,

    /// <summary>Somebody stopped it.</summary>
    Cancelled = 1,

    /// <summary>Nobody knows.</summary>
    Unknown = 2,

    /// <summary>The request is wrong, whatever the state of things.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out.</summary>
    DeadlineExceeded = 4,

    /// <summary>There is no such thing.</summary>
    NotFound = 5,

    /// <summary>There is one already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>Too much.</summary>
    ResourceExhausted = 8,

    /// <summary>Not in this state of things.</summary>
    FailedPrecondition = 9,

    /// <summary>Given up, such as for a conflict.</summary>
    Aborted = 10,

    /// <summary>Past the end.</summary>
    OutOfRange = 11,

    /// <summary>There is no such method.</summary>
    Unimplemented = 12,

    /// <summary>A mistake in the program.</summary>
    Internal = 13,

    /// <summary>Not now; later perhaps.</summary>
    Unavailable = 14,

    /// <summary>Data are lost.</summary>
    DataLoss = 15,

    /// <summary>Nobody knows who the caller is.</summary>
    Unauthenticated = 16,
}
