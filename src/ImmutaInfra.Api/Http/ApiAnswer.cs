namespace ImmutaInfra.Api.Http;

/// <summary>What came back from a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">The server's phrase for it, or an empty text.</param>
/// <param name="MediaType">The body's media type, or null.</param>
/// <param name="Body">The body, up to the limit.</param>
internal sealed record ApiAnswer(int Status, string Reason, string? MediaType, string Body)
{
    /// <summary>How long the server asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Where it points to instead, or null.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether it is any 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the body is a web page.</summary>
    public bool IsHtml =>
        MediaType is "text/html" or "application/xhtml+xml" || Body.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);
}
