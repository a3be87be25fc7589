using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImmutaInfra.Fuzzing;

/// <summary>A server that answers as a script says, whatever is asked, and then behaves badly.</summary>
internal sealed class HostileServer : IDisposable
{
    /// <summary>So much of an answer is its end.</summary>
    public const int EndBytes = 64;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<string> _requests = [];
    private volatile string[] _script = ["c"];
    private int _answered;

    public HostileServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>What stands between two answers of a script.</summary>
    public const char Then = '\u0100';

    /// <summary>What a good server answers; null for what it does not know.</summary>
    public Func<string, string, byte[]?> Good { get; init; } = (_, _) => null;

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>The heads of the requests that came.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Sets what comes.</summary>
    /// <param name="script">An answer for each request, with <see cref="Then"/> between them; the last goes on for ever. An answer begins with what
    /// happens after it: <c>c</c> close, <c>r</c> reset, <c>s</c> say no more and stay, <c>e</c> repeat the end of it without an end, <c>t</c> the same byte
    /// by byte, <c>d</c> send all of it byte by byte. <c>g</c> alone is what a good server says.</param>
    public void Play(string script)
    {
        _requests.Clear();
        _script = script.Split(Then);
        Volatile.Write(ref _answered, 0);
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
                var request = await ReadRequestAsync(stream);
                var answers = _script;
                var script = answers[Math.Min(Interlocked.Increment(ref _answered), answers.Length) - 1];
                var mode = script.Length > 0 ? script[0] : 'c';
                await AnswerAsync(stream, mode, mode == 'g' ? GoodAnswer(request) : RawBytes.Of(script.Length > 0 ? script[1..] : ""));
                if (mode == 'r')
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

    private byte[] GoodAnswer(string request) =>
        request.Split(' ') is [var method, var target, ..] && Good(method, target.Split('?')[0]) is { } answer
            ? answer
            : Http(404, """{"statusCode":404,"error":"Not Found","message":"There is no such integration."}""");

    /// <summary>An answer as a good server sends it.</summary>
    public static byte[] Http(int status, string body) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status} OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[16 * 1024];
        int head;
        while ((head = Encoding.Latin1.GetString([.. received]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            var count = await stream.ReadAsync(buffer, _stopping.Token);
            if (count == 0)
            {
                return "";
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

        return text[..head];
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
        if (mode is 'e' or 't')
        {
            var end = answer.AsMemory(Math.Max(0, answer.Length - EndBytes));
            byte[] more = [.. Enumerable.Repeat(end.ToArray(), 2048).SelectMany(bytes => bytes)];
            var step = mode == 't' ? 1 : more.Length;
            for (var at = 0; more.Length > 0; at = (at + step) % more.Length)
            {
                await stream.WriteAsync(more.AsMemory(at, step), _stopping.Token);
            }
        }

        if (mode == 's')
        {
            // The client has to lose its patience first.
            await WaitForTheOtherSideAsync(stream);
        }
    }
}
