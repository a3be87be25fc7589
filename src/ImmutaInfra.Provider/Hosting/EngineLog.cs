using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Rpc;

namespace ImmutaInfra.Provider.Hosting;

/// <summary>Shows messages by way of the engine. Without an engine, or with one that does not answer, nobody hears of them: a
/// message must never make an operation fail.</summary>
internal sealed class EngineLog : IDisposable
{
    private const string Path = "/pulumirpc.Engine/Log";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private RpcClient? _client;
    private string? _address;

    /// <summary>Turns to the engine at that address.</summary>
    /// <param name="address">Host and port, or empty to leave all as it is.</param>
    public void Attach(string? address)
    {
        lock (_gate)
        {
            if (!string.IsNullOrEmpty(address) && address != _address && Uri.TryCreate($"http://{address}/", UriKind.Absolute, out _))
            {
                // The one before may still be in use by a call; it holds nothing but an idle connection.
                _client = new RpcClient(address);
                _address = address;
            }
        }
    }

    /// <summary>Shows a message.</summary>
    /// <returns>Whether the engine has heard of it.</returns>
    public async Task<bool> SendAsync(LogRequest message)
    {
        if (Volatile.Read(ref _client) is not { } client)
        {
            return false;
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await client.CallAsync(Path, message, Empty.Parser, patience.Token);
            return true;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or ObjectDisposedException)
        {
            // The engine is gone or busy.
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();
}
