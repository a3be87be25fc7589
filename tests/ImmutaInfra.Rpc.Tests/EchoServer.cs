using Google.Protobuf.WellKnownTypes;

namespace ImmutaInfra.Rpc.Tests;

/// <summary>A server with a few methods to try things on.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    public const string Service = "trial.Echo";

    private readonly RpcServer _server;

    private EchoServer(RpcServer server, List<Exception> faults, TaskCompletionSource waiting, TaskCompletionSource stopped)
    {
        _server = server;
        Faults = faults;
        Waiting = waiting.Task;
        Stopped = stopped.Task;
    }

    public int Port => _server.Port;

    public List<Exception> Faults { get; }

    /// <summary>Done once a call of <c>Wait</c> has begun.</summary>
    public Task Waiting { get; }

    /// <summary>Done once that call was cancelled.</summary>
    public Task Stopped { get; }

    public static async Task<EchoServer> StartAsync()
    {
        var faults = new List<Exception>();
        var waiting = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        var server = await RpcServer.StartAsync(
            [
                RpcMethod.Unary(Service, "Echo", StringValue.Parser, (request, _) => Task.FromResult(request)),
                RpcMethod.Unary(Service, "Nest", Struct.Parser, (request, _) => Task.FromResult(request)),
                RpcMethod.Unary<StringValue, Empty>(Service, "Fail", StringValue.Parser, (request, _) =>
                    throw new RpcException(RpcCode.FailedPrecondition, request.Value, [new StringValue { Value = "detail " + request.Value }])),
                RpcMethod.Unary<Empty, Empty>(Service, "Break", Empty.Parser, (_, _) => throw new InvalidOperationException("of no concern to others")),
                RpcMethod.Unary<Empty, Empty>(Service, "Wait", Empty.Parser, async (_, cancellationToken) =>
                {
                    waiting.TrySetResult();
                    try
                    {
                        await Task.Delay(Timeout.Infinite, cancellationToken);
                    }
                    finally
                    {
                        stopped.TrySetResult();
                    }

                    return new Empty();
                }),
            ],
            faults.Add);
        return new EchoServer(server, faults, waiting, stopped);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
