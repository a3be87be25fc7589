using System.Buffers;
using System.Numerics;
using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Writes JSON byte for byte as Go's encoder does, so that files compare equal with those that Pulumi wrote.</summary>
/// <remarks>Source: Pulumi state format, section 2. Strings are raw UTF-8 and only what must be is escaped; numbers are in plain decimal
/// form from 1e-6 to below 1e21.</remarks>
internal sealed class GoJsonWriter(bool indented = false, bool escapesHtml = false)
{
    private const string Hex = "0123456789abcdef";
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u2028', '\u2029', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private static readonly SearchValues<char> SpecialInHtml = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '<', '>', '&', '\u2028', '\u2029', .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private int _depth;
    private bool _needsComma;
    private bool _afterName;

    /// <summary>What was written up to now.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public void StartObject() => Open((byte)'{');

    public void EndObject() => Close((byte)'}');

    public void StartList() => Open((byte)'[');

    public void EndList() => Close((byte)']');

    public void Name(string name)
    {
        Separate();
        Quote(name);
        Byte((byte)':');
        if (indented)
        {
            Byte((byte)' ');
        }

        _afterName = true;
    }

    public void Text(string text)
    {
        Separate();
        Quote(text);
        _needsComma = true;
    }

    public void Number(Number number) => Literal(Format(number));

    public void Number(long number) => Literal(number.ToString(CultureInfo.InvariantCulture));

    public void Boolean(bool value) => Literal(value ? "true" : "false");

    public void Null() => Literal("null");

    /// <summary>Writes a literal as it is.</summary>
    public void Literal(string ascii)
    {
        Separate();
        Encoding.ASCII.GetBytes(ascii, _bytes);
        _needsComma = true;
    }

    /// <summary>A number in Go's form. Digits beyond those of a double are kept: a state that loses them would show a change at each plan.</summary>
    internal static string Format(Number number)
    {
        if (number.Significand.IsZero)
        {
            return "0";
        }

        var sign = number.Significand.Sign < 0 ? "-" : "";
        var digits = BigInteger.Abs(number.Significand).ToString(CultureInfo.InvariantCulture);
        var point = digits.Length + number.Exponent;
        return sign + (point - 1) switch
        {
            >= 21 or < -6 => Scientific(digits, point - 1),
            _ when point <= 0 => $"0.{new string('0', -point)}{digits}",
            _ when point >= digits.Length => digits + new string('0', point - digits.Length),
            _ => $"{digits[..point]}.{digits[point..]}",
        };
    }

    private static string Scientific(string digits, int exponent) =>
        (digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}") + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);

    private void Open(byte bracket)
    {
        Separate();
        Byte(bracket);
        _depth++;
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        _depth--;
        if (_needsComma)
        {
            NewLine();
        }

        Byte(bracket);
        _needsComma = true;
    }

    private void Separate()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (_needsComma)
        {
            Byte((byte)',');
            _needsComma = false;
        }

        if (_depth > 0)
        {
            NewLine();
        }
    }

    private void NewLine()
    {
        if (indented)
        {
            Byte((byte)'\n');
            var spaces = _bytes.GetSpan(_depth * 4)[..(_depth * 4)];
            spaces.Fill((byte)' ');
            _bytes.Advance(spaces.Length);
        }
    }

    private void Quote(string text)
    {
        Byte((byte)'"');
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(escapesHtml ? SpecialInHtml : Special); at >= 0; at = rest.IndexOfAny(escapesHtml ? SpecialInHtml : Special))
        {
            Encoding.UTF8.GetBytes(rest[..at], _bytes);
            var length = Escape(rest[at..]);
            rest = rest[(at + length)..];
        }

        Encoding.UTF8.GetBytes(rest, _bytes);
        Byte((byte)'"');
    }

    /// <summary>Writes what must not stand raw, and answers how many UTF-16 code units it was.</summary>
    private int Escape(ReadOnlySpan<char> text)
    {
        var c = text[0];
        if (char.IsSurrogate(c))
        {
            if (char.IsHighSurrogate(c) && text.Length > 1 && char.IsLowSurrogate(text[1]))
            {
                Encoding.UTF8.GetBytes(text[..2], _bytes);
                return 2;
            }

            // Half a pair is no character; Go writes the sign for "unreadable" in its place.
            _bytes.Write("\\ufffd"u8);
            return 1;
        }

        switch (c)
        {
            case '"':
                _bytes.Write("\\\""u8);
                break;
            case '\\':
                _bytes.Write("\\\\"u8);
                break;
            case '\b':
                _bytes.Write("\\b"u8);
                break;
            case '\f':
                _bytes.Write("\\f"u8);
                break;
            case '\n':
                _bytes.Write("\\n"u8);
                break;
            case '\r':
                _bytes.Write("\\r"u8);
                break;
            case '\t':
                _bytes.Write("\\t"u8);
                break;
            default:
                _bytes.Write([(byte)'\\', (byte)'u', (byte)Hex[c >> 12], (byte)Hex[(c >> 8) & 15], (byte)Hex[(c >> 4) & 15], (byte)Hex[c & 15]]);
                break;
        }

        return 1;
    }

    private void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }
}
