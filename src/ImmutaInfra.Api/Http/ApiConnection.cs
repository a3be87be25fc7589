using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace ImmutaInfra.Api.Http;

/// <summary>Makes the HTTP clients for Immuta: no redirects, no cookies, TLS verified.</summary>
internal static class ApiConnection
{
    /// <summary>The name of the client in the factory.</summary>
    public const string ClientName = "immuta";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Makes the services that give out clients; they live until these are disposed of.</summary>
    /// <exception cref="ApiException">The certificate authority cannot be used.</exception>
    public static ServiceProvider Open(ApiOptions options)
    {
        var authorities = options.CaCertificate is { Length: > 0 } text ? Load(text) : null;
        var services = new ServiceCollection();

        // The factory never disposes of a handler that is in use: its connections would stay open for minutes after the end.
        services.AddSingleton(_ => Handler(authorities));
        services.AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<SocketsHttpHandler>())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services.BuildServiceProvider();
    }

    private static SocketsHttpHandler Handler(X509Certificate2Collection? authorities)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
        };
        if (authorities is not null)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                errors == SslPolicyErrors.None
                || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsIssuedBy(authorities, certificate, chain));
        }

        return handler;
    }

    private static bool IsIssuedBy(X509Certificate2Collection authorities, X509Certificate? certificate, X509Chain? received)
    {
        if (certificate is not X509Certificate2 leaf)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in received?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }

    private static X509Certificate2Collection Load(string pathOrPem)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(pathOrPem.Contains("-----BEGIN", StringComparison.Ordinal) ? pathOrPem : File.ReadAllText(pathOrPem));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException)
        {
            throw new ApiException(ApiFailure.Misconfigured, ApiDiagnostics.UnusableCertificate(e.Message), e);
        }

        return authorities.Count > 0
            ? authorities
            : throw new ApiException(ApiFailure.Misconfigured, ApiDiagnostics.UnusableCertificate("it holds no certificate."));
    }
}
