using System.IO.Compression;
using System.Text;

namespace ImmutaInfra.Fuzzing;

/// <summary>Inputs that are bytes travel as texts of the characters U+0000 to U+00FF, one for each byte.</summary>
public static class RawBytes
{
    /// <summary>The text that stands for these bytes.</summary>
    public static string ToText(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>The bytes that a text stands for; of characters beyond U+00FF, their UTF-8.</summary>
    public static byte[] Of(string text) => text.All(c => c <= 0xFF) ? Encoding.Latin1.GetBytes(text) : Encoding.UTF8.GetBytes(text);

    /// <summary>The bytes of a text in UTF-8, as such a text.</summary>
    public static string Utf8(string text) => ToText(Encoding.UTF8.GetBytes(text));

    /// <summary>Compresses.</summary>
    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    /// <summary>Changes some bytes: flipped, lost, doubled, zeroed, cut off.</summary>
    public static byte[] Damage(FuzzRandom random, byte[] bytes)
    {
        for (var count = 1 + random.Below(3); count > 0; count--)
        {
            var at = random.Below(bytes.Length + 1);
            var end = Math.Min(bytes.Length, at + 1 + random.Below(random.OnceIn(4) ? 200 : 4));
            bytes = random.Below(7) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. bytes[end..]],
                2 => [.. bytes[..end], .. bytes[at..]],
                3 => [.. bytes[..at], .. new byte[end - at], .. bytes[end..]],
                4 => [.. bytes[..at], (byte)random.Below(256), .. bytes[at..]],
                _ when at < bytes.Length => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Below(8))), .. bytes[(at + 1)..]],
                _ => [.. bytes, (byte)random.Below(256)],
            };
        }

        return bytes;
    }
}
