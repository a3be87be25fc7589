namespace ImmutaInfra.Api.Http;

/// <summary>Why a request got no whole answer.</summary>
internal enum TransportFault
{
    /// <summary>The host's name has no address.</summary>
    HostNotFound,

    /// <summary>Nothing listens there, or the way is blocked.</summary>
    NoConnection,

    /// <summary>There is no TLS connection that can be trusted.</summary>
    NotTrusted,

    /// <summary>The server does not speak TLS where it was asked to.</summary>
    NoTls,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The connection broke after something may have been sent.</summary>
    Broken,

    /// <summary>The answer is larger than any that makes sense.</summary>
    TooLarge,
}
