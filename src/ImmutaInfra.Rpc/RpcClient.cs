using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using ImmutaInfra.Rpc.Framing;

namespace ImmutaInfra.Rpc;

/// <summary>Makes unary gRPC calls to a server on this machine, over HTTP/2 without encryption. It connects with the first call.</summary>
public sealed class RpcClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Makes a client.</summary>
    /// <param name="address">Host and port, such as <c>127.0.0.1:41234</c>.</param>
    /// <exception cref="UriFormatException">It is no such address.</exception>
    public RpcClient(string address)
    {
        // A proxy that the environment names is for the world outside, not for this machine.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://{address}/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Calls a method.</summary>
    /// <param name="path">Where it is found: <c>/package.Service/Method</c>.</param>
    /// <param name="request">What to ask.</param>
    /// <param name="parser">Reads the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">The call failed; <see cref="RpcCode.Unavailable"/> when nobody answers.</exception>
    public async Task<TResponse> CallAsync<TResponse>(
        string path, IMessage request, MessageParser<TResponse> parser, CancellationToken cancellationToken = default)
        where TResponse : IMessage<TResponse>
    {
        try
        {
            using var message = MessageOf(path, request);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var content = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            ThrowUnlessOk(response);
            var body = PipeReader.Create(new ReadOnlySequence<byte>(content));
            return parser.ParseFrom(await FrameReader.ReadAsync(body, encoding: null, cancellationToken));
        }
        catch (HttpRequestException e)
        {
            throw new RpcException(RpcCode.Unavailable, $"Nobody answers: {e.Message}", inner: e);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RpcException(RpcCode.Internal, "The answer is not a message of the type that was expected.", inner: e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage MessageOf(string path, IMessage request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        FrameWriter.Write(buffer, request);
        var message = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(buffer.WrittenMemory),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return message;
    }

    private static void ThrowUnlessOk(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new RpcException(RpcCode.Unknown, $"The server answered HTTP {(int)response.StatusCode}.");
        }

        var text = Header(response, StatusTrailers.StatusHeader);
        var code = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (RpcCode)number : RpcCode.Unknown;
        if (code != RpcCode.Ok)
        {
            throw new RpcException(
                code,
                PercentCoding.Decode(Header(response, StatusTrailers.MessageHeader) ?? "The server gave no message."),
                StatusTrailers.DecodeDetails(Header(response, StatusTrailers.DetailsHeader)));
        }
    }

    /// <summary>Behind the answer; where there is none, in front.</summary>
    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
