using System.Globalization;
using System.Text;

namespace ImmutaInfra.Rpc.Framing;

/// <summary>How a text travels in the trailer <c>grpc-message</c>: printable ASCII save the percent sign stays, every other
/// byte of its UTF-8 form becomes <c>%XX</c>.</summary>
/// <remarks>Source: gRPC documentation, "gRPC over HTTP2", Status-Message.</remarks>
internal static class PercentCoding
{
    /// <summary>Encodes a text.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is >= 0x20 and <= 0x7E and not (byte)'%')
            {
                encoded.Append((char)b);
            }
            else
            {
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>Decodes a text. What is no proper encoding stays as it is: a bad message must not hide the status.</summary>
    public static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
