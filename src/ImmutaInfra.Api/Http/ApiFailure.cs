namespace ImmutaInfra.Api.Http;

/// <summary>What sort of failure a call ended in.</summary>
public enum ApiFailure
{
    /// <summary>Immuta refuses the request as it is (400 and other 4xx).</summary>
    Refused,

    /// <summary>The API key is missing or not accepted (401).</summary>
    Unauthenticated,

    /// <summary>The API key may not do this (403).</summary>
    Forbidden,

    /// <summary>There is no such integration (404).</summary>
    NotFound,

    /// <summary>Not in the present state, or there is one already (409).</summary>
    Conflict,

    /// <summary>A validation test failed (422).</summary>
    ValidationFailed,

    /// <summary>Too many requests (429).</summary>
    TooManyRequests,

    /// <summary>Immuta failed (5xx).</summary>
    ServerError,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>What answered does not talk like Immuta.</summary>
    BadAnswer,

    /// <summary>A request or a wait took too long.</summary>
    Timeout,

    /// <summary>A setting cannot be used.</summary>
    Misconfigured,
}
