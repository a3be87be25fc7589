namespace ImmutaInfra.Api.Http;

/// <summary>Where Immuta is and how to talk to it.</summary>
public sealed record ApiOptions
{
    /// <summary>The tenant's address, such as <c>https://immuta.example.com</c>; a path in it is kept as a prefix.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The key that goes into the <c>Authorization</c> header as it is. It appears in no message and no log.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Whether to exchange the key for a bearer token first and to send that, in place of the key with each request.</summary>
    public bool SignsIn { get; init; }

    /// <summary>How many requests are under way at once; at least 1. Waiting between requests does not count.</summary>
    public int MaxParallelRequests { get; init; } = 10;

    /// <summary>The longest time for one request, its answer included. Immuta runs its validation tests while a request waits.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>A certificate authority to trust beside the system's: PEM text or the path of a PEM file; null for none.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>Never the key.</summary>
    public override string ToString() => $"{nameof(ApiOptions)} {{ {nameof(BaseUrl)} = {BaseUrl} }}";
}
