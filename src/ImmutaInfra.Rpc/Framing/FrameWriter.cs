using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace ImmutaInfra.Rpc.Framing;

/// <summary>Writes the one message of a unary call, uncompressed.</summary>
internal static class FrameWriter
{
    /// <summary>Writes prefix and message.</summary>
    public static void Write(IBufferWriter<byte> target, IMessage message)
    {
        var prefix = target.GetSpan(FrameReader.PrefixBytes);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], message.CalculateSize());
        target.Advance(FrameReader.PrefixBytes);
        message.WriteTo(target);
    }
}
