using System.Buffers;
using System.Text;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>Makes text of a file's bytes so that what is no UTF-8 can still be found in it.</summary>
public static class SourceBytes
{
    /// <summary>Stands for each run of bytes that is no UTF-8. Half a surrogate pair: no valid text has it alone.</summary>
    internal const char Broken = '\uDFFF';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text. <see cref="HclParser"/> reports the places, outside of comments, where the bytes were none.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeBroken(bytes);
        }
    }

    /// <summary>The text with the usual replacement character for what was no UTF-8, as JSON takes it.</summary>
    public static string Replace(string text) => text.Contains(Broken, StringComparison.Ordinal)
        ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()))
        : text;

    /// <summary>Where the next broken bytes were; -1 for nowhere.</summary>
    internal static int IndexOfBroken(ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOf(Broken) is >= 0 and var found; from += found + 1)
        {
            if (from + found == 0 || !char.IsHighSurrogate(text[from + found - 1]))
            {
                return from + found;
            }
        }

        return -1;
    }

    private static string DecodeBroken(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(units[..rune.EncodeToUtf16(units)]);
            }
            else
            {
                text.Append(Broken);
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }
}
