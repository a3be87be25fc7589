namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>Who may call: the raw API key, or a bearer token got with it.</summary>
/// <remarks>Source: Immuta API reference, "Integrations API getting started". Tokens are not kept over a restart.</remarks>
internal sealed class AccessControl(EmulatorOptions options)
{
    private const string Scheme = "Bearer ";
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    /// <summary>Why the caller is turned away, or null if they are not.</summary>
    /// <param name="authorization">The <c>Authorization</c> header.</param>
    public Answer? Refuse(string? authorization) => MayUse(authorization) switch
    {
        null => Refusals.Unauthorized(),
        false => Refusals.Forbidden(),
        true => null,
    };

    /// <summary>Makes a bearer token, or returns null if there is no such key.</summary>
    public string? FindToken(string? apiKey)
    {
        if (PermissionOf(apiKey) is not { } mayUse)
        {
            return null;
        }

        var token = Guid.NewGuid().ToString("N");
        var now = options.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            foreach (var expired in _tokens.Where(pair => pair.Value.ExpiresAt <= now).Select(pair => pair.Key).ToList())
            {
                _tokens.Remove(expired);
            }

            _tokens[token] = new Token(now + options.TokenLifetime, mayUse);
        }

        return token;
    }

    private bool? MayUse(string? authorization)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
        {
            return PermissionOf(authorization);
        }

        lock (_gate)
        {
            return _tokens.TryGetValue(authorization[Scheme.Length..].Trim(), out var token)
                && token.ExpiresAt > options.TimeProvider.GetUtcNow() ? token.MayUse : null;
        }
    }

    private bool? PermissionOf(string? apiKey) =>
        apiKey is null ? null
        : apiKey == options.ApiKey ? true
        : apiKey == options.ApiKeyWithoutPermission ? false
        : null;

    private sealed record Token(DateTimeOffset ExpiresAt, bool MayUse);
}
