using Google.Protobuf;

namespace ImmutaInfra.Rpc;

/// <summary>One method that a server answers.</summary>
public sealed class RpcMethod
{
    /// <summary>Levels of messages inside of each other that are read. Protobuf's own limit of 100 is 33 levels of a
    /// <c>Struct</c>; this one is ten times as much and still far from the end of the stack.</summary>
    private const int DeepestNesting = 1000;

    private RpcMethod(string path, Func<byte[], CancellationToken, Task<IMessage>> answer)
    {
        Path = path;
        AnswerAsync = answer;
    }

    /// <summary>Where it is found: <c>/package.Service/Method</c>.</summary>
    public string Path { get; }

    /// <summary>Answers an encoded request.</summary>
    internal Func<byte[], CancellationToken, Task<IMessage>> AnswerAsync { get; }

    /// <summary>A method with one request and one answer.</summary>
    /// <param name="service">The full name of its service, such as <c>package.Service</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="parser">Reads the request.</param>
    /// <param name="answer">Answers, from several threads at once; an <see cref="RpcException"/> becomes the call's status. The
    /// token is cancelled when the client gives up, the deadline passes or the server stops.</param>
    public static RpcMethod Unary<TRequest, TResponse>(
        string service, string name, MessageParser<TRequest> parser, Func<TRequest, CancellationToken, Task<TResponse>> answer)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new($"/{service}/{name}", async (bytes, cancellationToken) => await answer(Parse(parser, bytes), cancellationToken));

    private static TRequest Parse<TRequest>(MessageParser<TRequest> parser, byte[] bytes)
        where TRequest : IMessage<TRequest>
    {
        try
        {
            using var content = new MemoryStream(bytes, writable: false);
            using var input = CodedInputStream.CreateWithLimits(content, int.MaxValue, DeepestNesting);
            return parser.ParseFrom(input);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RpcException(RpcCode.InvalidArgument, "The request is not a message of the type that this method takes.", inner: e);
        }
    }
}
