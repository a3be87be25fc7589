using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ImmutaInfra.Rpc.Framing;

/// <summary>Reads the one message of a unary call: a byte that says whether it is compressed, four bytes of length (most
/// significant first), the content.</summary>
/// <remarks>Source: gRPC documentation, "gRPC over HTTP2", Length-Prefixed-Message.</remarks>
internal static class FrameReader
{
    /// <summary>The bytes in front of a message.</summary>
    public const int PrefixBytes = 5;

    private const int FirstBufferBytes = 64 * 1024;

    /// <summary>Reads the message and the end after it.</summary>
    /// <param name="body">What is sent.</param>
    /// <param name="encoding">The value of <c>grpc-encoding</c>, or null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RpcException">It is no single message, it is too large, or its compression is not known.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended, or the sender has broken off.</exception>
    public static async Task<byte[]> ReadAsync(PipeReader body, string? encoding, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadMessageAsync(body, encoding, cancellationToken);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // A broken connection may show here before the request counts as aborted.
            throw new OperationCanceledException("The request was broken off.", e);
        }
    }

    private static async Task<byte[]> ReadMessageAsync(PipeReader body, string? encoding, CancellationToken cancellationToken)
    {
        var prefix = await ReadExactlyAsync(body, PrefixBytes, cancellationToken);
        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1));
        var isCompressed = prefix[0] switch
        {
            0 => false,
            1 when string.Equals(encoding, "gzip", StringComparison.OrdinalIgnoreCase) => true,
            1 => throw new RpcException(RpcCode.Unimplemented, "The request is compressed in a way that is not known here; gzip is."),
            _ => throw new RpcException(RpcCode.InvalidArgument, "The request does not begin with the prefix of a gRPC message."),
        };
        if (length > RpcLimits.LargestMessageBytes)
        {
            throw TooLarge();
        }

        var content = await ReadExactlyAsync(body, (int)length, cancellationToken);
        await ExpectEndAsync(body, cancellationToken);
        return isCompressed ? Decompress(content) : content;
    }

    /// <summary>Reads this many bytes. The buffer grows by doubling as they come, so that a length that nobody keeps costs
    /// nothing, and each chunk is taken at once, so that the sender may send on.</summary>
    private static async Task<byte[]> ReadExactlyAsync(PipeReader body, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(count, FirstBufferBytes)];
        var filled = 0;
        while (filled < count)
        {
            var read = await body.ReadAsync(cancellationToken);
            var chunk = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, count - filled));
            var needed = filled + (int)chunk.Length;
            if (needed > bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(count, Math.Max(2L * bytes.Length, needed)));
            }

            chunk.CopyTo(bytes.AsSpan(filled));
            filled = needed;
            var isOver = read.IsCompleted && chunk.Length == 0;
            body.AdvanceTo(chunk.End);
            if (isOver || read.IsCanceled)
            {
                throw new RpcException(RpcCode.InvalidArgument, "The request ended in the middle of its message.");
            }
        }

        return bytes;
    }

    private static async Task ExpectEndAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var hasMore = !read.Buffer.IsEmpty;
            body.AdvanceTo(read.Buffer.End);
            if (hasMore)
            {
                throw new RpcException(RpcCode.InvalidArgument, "The request holds more than one message.");
            }

            if (read.IsCompleted || read.IsCanceled)
            {
                return;
            }
        }
    }

    private static byte[] Decompress(byte[] content)
    {
        try
        {
            using var source = new GZipStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
            using var target = new MemoryStream();
            var buffer = new byte[FirstBufferBytes];
            for (var count = source.Read(buffer); count > 0; count = source.Read(buffer))
            {
                if (target.Length + count > RpcLimits.LargestMessageBytes)
                {
                    throw TooLarge();
                }

                target.Write(buffer, 0, count);
            }

            return target.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new RpcException(RpcCode.InvalidArgument, "The request is not compressed as it says.", inner: e);
        }
    }

    private static RpcException TooLarge() =>
        new(RpcCode.ResourceExhausted, $"The request is larger than {RpcLimits.LargestMessageBytes} bytes.");
}
