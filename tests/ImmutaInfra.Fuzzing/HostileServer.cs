using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImmutaInfra.Fuzzing;

/// <summary>A server that answers every request with the same bytes, whatever they are, and then behaves badly.</summary>
internal sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<string> _requests = [];
    private volatile string _script = "c";

    public HostileServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The heads of the requests that came.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Sets what comes.</summary>
    /// <param name="script">What happens after the answer, and the answer: <c>c</c> close, <c>r</c> reset, <c>s</c> say no more and stay, <c>e</c> repeat
    /// the end of it without an end, <c>d</c> send it byte by byte.</param>
    public void Play(string script)
    {
        _requests.Clear();
        _script = script;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                connection.NoDelay = true;
                var stream = connection.GetStream();
                await ReadRequestAsync(stream);
                var script = _script;
                var answer = RawBytes.Of(script[1..]);
                await AnswerAsync(stream, script[0], answer);
                if (script[0] == 'r')
                {
                    connection.LingerState = new LingerOption(true, 0);
                }
                else
                {
                    connection.Client.Shutdown(SocketShutdown.Send);
                    await WaitForTheOtherSideAsync(stream);
                }
            }
            catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side has had enough.
            }
        }
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[16 * 1024];
        int head;
        while ((head = Encoding.Latin1.GetString([.. received]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            var count = await stream.ReadAsync(buffer, _stopping.Token);
            if (count == 0)
            {
                return;
            }

            received.AddRange(buffer.AsSpan(0, count));
        }

        var text = Encoding.Latin1.GetString([.. received]);
        _requests.Add(text[..head]);
        var length = text.Split("\r\n").Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(line => int.Parse(line["Content-Length:".Length..])).FirstOrDefault();
        for (var missing = head + 4 + length - received.Count; missing > 0;)
        {
            var count = await stream.ReadAsync(buffer, _stopping.Token);
            missing = count == 0 ? 0 : missing - count;
        }
    }

    private async Task WaitForTheOtherSideAsync(NetworkStream stream) => _ = await stream.ReadAsync(new byte[1].AsMemory(), _stopping.Token);

    private async Task AnswerAsync(NetworkStream stream, char mode, byte[] answer)
    {
        if (mode == 'd')
        {
            for (var i = 0; i < Math.Min(answer.Length, 400); i++)
            {
                await stream.WriteAsync(answer.AsMemory(i, 1), _stopping.Token);
            }

            await stream.WriteAsync(answer.AsMemory(Math.Min(answer.Length, 400)), _stopping.Token);
            return;
        }

        await stream.WriteAsync(answer, _stopping.Token);
        if (mode == 'e')
        {
            var end = answer.AsMemory(Math.Max(0, answer.Length - 64));
            byte[] more = [.. Enumerable.Repeat(end.ToArray(), 2048).SelectMany(bytes => bytes)];
            while (more.Length > 0)
            {
                await stream.WriteAsync(more, _stopping.Token);
            }
        }

        if (mode == 's')
        {
            // The client has to lose its patience first.
            await WaitForTheOtherSideAsync(stream);
        }
    }
}
