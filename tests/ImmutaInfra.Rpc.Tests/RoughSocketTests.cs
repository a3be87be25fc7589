using System.Net.Sockets;
using Google.Protobuf.WellKnownTypes;

namespace ImmutaInfra.Rpc.Tests;

public sealed class RoughSocketTests
{
    private static readonly byte[] Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    /// <summary>An empty SETTINGS frame.</summary>
    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    [Test]
    public async Task Random_bytes_and_half_frames_harm_no_other_call()
    {
        await using var server = await EchoServer.StartAsync();
        using var caller = new RawCaller(server.Port);
        var waiting = caller.PostAsync("Wait", RawCaller.Frame(new Empty()), headers: ("grpc-timeout", "1S"));
        await server.Waiting;
        var random = new Random(4);

        for (var i = 0; i < 200; i++)
        {
            var noise = new byte[random.Next(1, 2000)];
            random.NextBytes(noise);
            await SendAndHangUpAsync(server.Port, (i % 4) switch
            {
                0 => noise,
                1 => [.. Preface, .. noise],
                2 => [.. Preface, .. Settings, .. noise],

                // The head of a HEADERS frame that promises more than comes.
                _ => [.. Preface, .. Settings, 0, 0x10, 0, 1, 4, 0, 0, 0, 1, .. noise.Take(20)],
            });
            var answer = await caller.PostAsync("Echo", RawCaller.Frame(new StringValue { Value = "still there" }));
            answer.Status.Should().Be("0");
        }

        (await waiting).Status.Should().Be("4", "the call that was under way ended as it would have anyhow");
        server.Faults.Should().BeEmpty();
    }

    /// <remarks>What ends silent connections is the web server's heartbeat, once a second and on the true clock.</remarks>
    [Test]
    public async Task A_connection_on_which_nothing_happens_stays()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Port);
        await socket.GetStream().WriteAsync((byte[])[.. Preface, .. Settings]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2.5));
        var frames = new List<byte>();
        var buffer = new byte[1024];

        var listening = async () =>
        {
            int count;
            while ((count = await socket.GetStream().ReadAsync(buffer, patience.Token)) > 0)
            {
                frames.AddRange(buffer.AsSpan(0, count));
            }
        };

        await listening.Should().ThrowAsync<OperationCanceledException>("the server does not hang up");
        frames.Should().NotBeEmpty("it has sent its settings");
    }

    private static async Task SendAndHangUpAsync(int port, byte[] bytes)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", port);
        try
        {
            await socket.GetStream().WriteAsync(bytes);
            await socket.GetStream().FlushAsync();
        }
        catch (IOException)
        {
            // The server has hung up first.
        }
    }
}
