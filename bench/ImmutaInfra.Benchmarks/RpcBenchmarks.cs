using BenchmarkDotNet.Attributes;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Rpc;

namespace ImmutaInfra.Benchmarks;

/// <summary>A call to a server in this process that gives back what it gets.</summary>
[MemoryDiagnoser]
public class RpcBenchmarks : IAsyncDisposable
{
    private RpcServer? _server;
    private RpcClient? _client;
    private StringValue _message = new();

    /// <summary>The size of the message in bytes.</summary>
    [Params(100, 1_000_000)]
    public int Size { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _server = await RpcServer.StartAsync(
            [RpcMethod.Unary("bench.Echo", "Echo", StringValue.Parser, (request, _) => Task.FromResult(request))],
            fault => throw new InvalidOperationException("The server has failed.", fault));
        _client = new RpcClient($"127.0.0.1:{_server.Port}");
        _message = new StringValue { Value = new string('x', Size) };
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        _client!.Dispose();
        await _server!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public Task<StringValue> Call() => _client!.CallAsync("/bench.Echo/Echo", _message, StringValue.Parser);

    /// <summary>Fifty calls side by side, as an engine makes them.</summary>
    [Benchmark]
    public Task FiftyCalls() => Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Call()));
}
