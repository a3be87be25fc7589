using System.Globalization;
using System.IO.Compression;
using System.Text;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary>Functions between texts and other representations.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static EncodingFunctions() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Dictionary<string, HclFunction> All() => new()
    {
        ["base64decode"] = Function(HclType.String, DecodeBase64, Text("str")),
        ["base64encode"] = OfText("str", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        ["base64gzip"] = OfText("str", Gzip),
        ["csvdecode"] = Function(HclType.Dynamic, CsvFunctions.Decode, Text("str")),
        ["jsondecode"] = Function(HclType.Dynamic, JsonFunctions.Decode, Text("str")) with { Refinement = HclRefinement.None },
        ["jsonencode"] = Function(HclType.String, JsonFunctions.Encode, Raw("val") with { AllowsMarks = false }),
        ["textdecodebase64"] = Function(HclType.String, DecodeText, Text("source"), Text("encoding")),
        ["textencodebase64"] = Function(HclType.String, EncodeText, Text("string"), Text("encoding")),
        ["urlencode"] = OfText("str", UrlEncode),
        ["yamldecode"] = Function(HclType.Dynamic, YamlFunctions.Decode, Text("src")) with { Refinement = HclRefinement.None },
        ["yamlencode"] = Function(
            HclType.String,
            call => call[0].HasUnknowns ? UnknownOf(HclType.String) : HclValue.String(YamlWriter.Write(call[0])),
            Any("value") with { AllowsNull = true, AllowsDynamic = true }),
    };

    /// <summary>The text of UTF-8 bytes, or null where they are none.</summary>
    internal static string? TextOf(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Base64 as Go reads it: line ends are passed over, padding must be there, other blanks are wrong.</summary>
    internal static byte[]? Base64(string text)
    {
        var packed = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        if (packed.AsSpan().ContainsAny(" \t"))
        {
            return null;
        }

        var bytes = new byte[packed.Length];
        return Convert.TryFromBase64String(packed, bytes, out var length) ? bytes[..length] : null;
    }


    private static HclValue DecodeBase64(FunctionCall call)
    {
        if (Base64(call[0].AsString()) is not { } bytes)
        {
            return call.Fail($"failed to decode base64 data {GoQuoting.Quote(call[0].AsString())}");
        }

        return TextOf(bytes) is { } text
            ? HclValue.String(text)
            : call.Fail("the result of decoding the provided string is not valid UTF-8");
    }

    private static string Gzip(string text)
    {
        if (text.Length == 0)
        {
            // .NET writes nothing at all for nothing: a header, an empty last block, a checksum and a length of zero.
            return Convert.ToBase64String([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(packed.ToArray());
    }

    private static string UrlEncode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            _ = (char)value switch
            {
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.' or '~' => encoded.Append((char)value),
                ' ' => encoded.Append('+'),
                _ => encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}"),
            };
        }

        return encoded.ToString();
    }

    private static Encoding? FindEncoding(string name)
    {
        try
        {
            return name.ToUpperInvariant() switch
            {
                // RFC 2781: without a mark, big end first.
                "UTF-16" => Encoding.GetEncoding("utf-16BE", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),

                // No names of the IANA registry, or not known to Terraform.
                "ASCII" or "UTF-7" or "UTF-32" or "UTF-32LE" or "UTF-32BE" or "GB2312" => null,
                ['C', 'P', '1', '2', ..] or ['X', '-', ..] => null,
                _ => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string UnknownEncoding(string name) =>
        $"{GoQuoting.Quote(name)} is not a supported IANA encoding name or alias in this Terraform version";

    private static HclValue EncodeText(FunctionCall call)
    {
        var name = call[1].AsString();
        if (FindEncoding(name) is not { } encoding)
        {
            return call.Fail(1, UnknownEncoding(name));
        }

        try
        {
            var bytes = encoding.GetBytes(call[0].AsString());
            byte[] mark = name.Equals("UTF-16", StringComparison.OrdinalIgnoreCase) ? [0xFE, 0xFF] : [];
            return HclValue.String(Convert.ToBase64String([.. mark, .. bytes]));
        }
        catch (EncoderFallbackException)
        {
            return call.Fail(0, $"the given string contains characters that cannot be represented in {name}");
        }
    }

    private static HclValue DecodeText(FunctionCall call)
    {
        var name = call[1].AsString();
        if (FindEncoding(name) is not { } encoding)
        {
            return call.Fail(1, UnknownEncoding(name));
        }

        if (Base64(call[0].AsString()) is not { } bytes)
        {
            return call.Fail(0, "the given value is has an invalid base64 symbol");
        }

        try
        {
            if (name.Equals("UTF-16", StringComparison.OrdinalIgnoreCase) && bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
            {
                encoding = Encoding.GetEncoding(
                    bytes[0] == 0xFF ? "utf-16" : "utf-16BE", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
                bytes = bytes[2..];
            }

            // .NET has characters for some bytes that mean nothing: private ones, or such that do not give the same bytes back.
            var text = encoding.GetString(bytes);
            return !text.AsSpan().ContainsAnyInRange('\uE000', '\uF8FF') && bytes.AsSpan().SequenceEqual(encoding.GetBytes(text))
                ? HclValue.String(text)
                : call.Fail(0, $"the given string contains symbols that are not defined for {name}");
        }
        catch (Exception exception) when (exception is DecoderFallbackException or EncoderFallbackException)
        {
            return call.Fail(0, $"the given string contains symbols that are not defined for {name}");
        }
    }
}
