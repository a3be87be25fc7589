using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace ImmutaInfra.Rpc.Tests;

/// <summary>Makes calls byte by byte, as no proper client would.</summary>
internal sealed class RawCaller(int port) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxResponseHeadersLength = 128 }) { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };

    public static byte[] Frame(IMessage message) => Frame(message.ToByteArray());

    public static byte[] Frame(byte[] content, byte flag = 0, int? length = null)
    {
        var frame = new byte[5 + content.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length ?? content.Length);
        content.CopyTo(frame, 5);
        return frame;
    }

    public async Task<RawAnswer> PostAsync(
        string method, byte[] body, string contentType = "application/grpc", HttpMethod? verb = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(verb ?? HttpMethod.Post, $"/{EchoServer.Service}/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        var content = await response.Content.ReadAsByteArrayAsync();
        return new RawAnswer(
            response.StatusCode, content, Fields([.. response.Headers, .. response.Content.Headers.NonValidated.Select(One)]), Fields(response.TrailingHeaders));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>As it came: the typed view of a content's headers would compute a length that was not sent.</summary>
    private static KeyValuePair<string, IEnumerable<string>> One(KeyValuePair<string, HeaderStringValues> header) => new(header.Key, [header.Value.ToString()]);

    private static Dictionary<string, string> Fields(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
}
