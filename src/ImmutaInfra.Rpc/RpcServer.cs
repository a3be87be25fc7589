using System.Net;
using ImmutaInfra.Rpc.Serving;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ImmutaInfra.Rpc;

/// <summary>Answers unary gRPC calls over HTTP/2 without encryption, on a free port of the loopback interface.</summary>
/// <remarks>It depends on its arguments alone: no environment variable and no settings file has a say, nothing is logged.
/// Source: gRPC documentation, "gRPC over HTTP2".</remarks>
public sealed class RpcServer : IAsyncDisposable
{
    private const int StreamsPerConnection = 10_000;
    private const int StreamWindowBytes = 1024 * 1024;
    private const int ConnectionWindowBytes = 8 * 1024 * 1024;

    /// <summary>How long calls under way may go on answering once the server is to stop.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    /// <summary>How long a connection may be silent. To Kestrel no limit at all is the longest time there is, which it adds to the
    /// clock: the sum overflows, and the connection ends with the next heartbeat, after a second at most.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(365);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _stopping;
    private bool _isStopped;

    private RpcServer(KestrelServer kestrel, CancellationTokenSource stopping)
    {
        _kestrel = kestrel;
        _stopping = stopping;
        Port = new Uri(kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;
    }

    /// <summary>The port on 127.0.0.1, 1 to 65535.</summary>
    public int Port { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="methods">What it answers; everything else is <see cref="RpcCode.Unimplemented"/>.</param>
    /// <param name="onFault">Hears of exceptions that a method should not have thrown, each answered as <see cref="RpcCode.Internal"/>.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The server, listening.</returns>
    /// <exception cref="IOException">There is no port to listen on.</exception>
    public static async Task<RpcServer> StartAsync(
        IEnumerable<RpcMethod> methods, Action<Exception> onFault, CancellationToken cancellationToken = default)
    {
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(Settings()), transport, NullLoggerFactory.Instance);
        var stopping = new CancellationTokenSource();
        try
        {
            await kestrel.StartAsync(new RpcApplication(methods, onFault, stopping.Token), cancellationToken);
            return new RpcServer(kestrel, stopping);
        }
        catch
        {
            stopping.Dispose();
            kestrel.Dispose();
            throw;
        }
    }

    /// <summary>Takes no more calls, cancels those under way and stops: at once if there are none, after two seconds at the latest.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        await _stopping.CancelAsync();
        using var patience = new CancellationTokenSource(StopPatience);
        await _kestrel.StopAsync(patience.Token);
        _kestrel.Dispose();
        _stopping.Dispose();
    }

    private static KestrelServerOptions Settings()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };

        // The other side is a program on this machine that may be stopped in a debugger, send hundreds of megabytes, or be
        // silent for hours between two calls.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxResponseBufferSize = null;
        options.Limits.KeepAliveTimeout = LongestSilence;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromMinutes(10);
        options.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
        options.Limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        options.Limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;
        options.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        return options;
    }
}
