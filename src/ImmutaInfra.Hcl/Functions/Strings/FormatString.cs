using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Strings;

/// <summary>One run of a format string with its arguments.</summary>
internal sealed class FormatString(string format, ImmutableArray<HclValue> arguments)
{
    /// <summary>Wider than anybody means, so that a format string cannot take all memory.</summary>
    private const int LargestWidth = 1 << 20;

    private readonly StringBuilder _text = new();
    private int _nextArgument = 1;
    private int _highestArgument;

    /// <summary>Why it failed.</summary>
    public string? Failure { get; private set; }

    /// <summary>The argument to blame, from 0, or null.</summary>
    public int? FailedArgument { get; private set; }

    public bool TryRun(out string text)
    {
        text = "";
        var at = 0;
        while (at < format.Length)
        {
            var percent = format.IndexOf('%', at);
            if (percent < 0)
            {
                _text.Append(format, at, format.Length - at);
                break;
            }

            _text.Append(format, at, percent - at);
            at = percent + 1;
            if (at < format.Length && format[at] == '%')
            {
                _text.Append('%');
                at++;
            }
            else if (!TryVerb(percent, ref at))
            {
                return false;
            }
        }

        if (_highestArgument < arguments.Length)
        {
            FailedArgument = _highestArgument;
            return Fail(_highestArgument == 0
                ? "too many arguments; no verbs in format string"
                : $"too many arguments; only {_highestArgument} used by format string");
        }

        text = _text.ToString();
        return true;
    }

    private bool Fail(string message)
    {
        Failure = message;
        return false;
    }

    private bool TryVerb(int start, ref int at)
    {
        var verb = new FormatVerb { Start = start };
        while (at < format.Length && verb.TryFlag(format[at]))
        {
            at++;
        }

        if (at < format.Length && format[at] is >= '1' and <= '9')
        {
            verb.Width = Digits(ref at);
        }

        if (at < format.Length && format[at] == '.')
        {
            at++;
            verb.Precision = Digits(ref at);
        }

        var argument = _nextArgument;
        if (at < format.Length && format[at] == '[')
        {
            at++;
            if (at >= format.Length || format[at] is < '1' or > '9')
            {
                return BadCharacter(at);
            }

            argument = Digits(ref at);
            if (at >= format.Length || format[at] != ']')
            {
                return BadCharacter(at);
            }

            at++;
        }

        if (at >= format.Length || !char.IsAsciiLetter(format[at]))
        {
            return BadCharacter(at);
        }

        verb.Mode = format[at++];
        verb.Raw = format[start..at];
        _highestArgument = Math.Max(_highestArgument, argument);
        _nextArgument = argument + 1;
        if (verb.Width > LargestWidth || verb.Precision > LargestWidth)
        {
            return Fail($"width or precision in {GoQuoting.Quote(verb.Raw)} is too large");
        }

        if (argument > arguments.Length)
        {
            return Fail(
                $"not enough arguments for {GoQuoting.Quote(verb.Raw)} at {start}: need index {argument} but have {arguments.Length} total");
        }

        return TryAppend(verb, arguments[argument - 1]);
    }

    private bool BadCharacter(int at) => Fail(at >= format.Length
        ? $"invalid format string starting at offset {at}"
        : $"unrecognized format character '{format[at]}' at offset {at}");

    private int Digits(ref int at)
    {
        var value = 0;
        for (; at < format.Length && char.IsAsciiDigit(format[at]); at++)
        {
            value = Math.Min((value * 10) + (format[at] - '0'), 100 * LargestWidth);
        }

        return value;
    }

    private bool TryAppend(FormatVerb verb, HclValue argument)
    {
        if (verb.Mode == 'v')
        {
            return TryAppendAsIs(verb, argument);
        }

        if (argument.IsNull)
        {
            return Unsupported(verb, "null value cannot be formatted");
        }

        var wanted = verb.Mode switch
        {
            't' => HclType.Bool,
            'b' or 'd' or 'o' or 'x' or 'X' or 'e' or 'E' or 'f' or 'g' or 'G' => HclType.Number,
            's' or 'q' => HclType.String,
            _ => null,
        };
        if (wanted is null)
        {
            return Fail($"unsupported format verb '{verb.Mode}' in {GoQuoting.Quote(verb.Raw)} at offset {verb.Start}");
        }

        if (!Conversion.TryTo(argument, wanted, out var value, out var failure))
        {
            return Unsupported(verb, failure.Message);
        }

        switch (verb.Mode)
        {
            case 't':
                _text.Append(value.AsBool() ? "true" : "false");
                return true;
            case 's' or 'q':
                var text = value.AsString();
                if (verb.Precision > 0)
                {
                    text = string.Concat(StringFunctions.Clusters(text).Take(verb.Precision.Value));
                }

                _text.Append(verb.Pad(verb.Mode == 's' ? text : HclJson.Encode(HclValue.String(text))));
                return true;
            case 'e' or 'E' or 'f' or 'g' or 'G':
                _text.Append(verb.PadNumber(Float(verb, value.AsNumber()), mayPadWithZeros: !value.AsNumber().IsInfinite));
                return true;
            default:
                if (!value.AsNumber().IsInteger)
                {
                    return Unsupported(verb, "an integer is required");
                }

                _text.Append(verb.PadNumber(Integer(verb, value.AsNumber().ToInteger()), mayPadWithZeros: verb.Precision is null));
                return true;
        }
    }

    private bool Unsupported(FormatVerb verb, string why) =>
        Fail($"unsupported value for {GoQuoting.Quote(verb.Raw)} at {verb.Start}: {why}");

    private bool TryAppendAsIs(FormatVerb verb, HclValue argument)
    {
        if (!verb.Sharp && !argument.IsNull && argument.Type.Kind is HclTypeKind.String or HclTypeKind.Number)
        {
            _text.Append(verb.Pad(argument.Type.Kind == HclTypeKind.String
                ? argument.AsString()
                : argument.AsNumber().ToShortText(-1)));
            return true;
        }

        if (!HclJson.TryEncode(argument, out var json, out var failure))
        {
            return Unsupported(verb, failure);
        }

        _text.Append(verb.Pad(json));
        return true;
    }

    private static (string Sign, string Digits) Float(FormatVerb verb, HclNumber number)
    {
        if (number.IsInfinite)
        {
            return (number.Sign < 0 ? "-" : verb.Plus ? "+" : verb.Space ? " " : "+", "Inf");
        }

        var text = verb.Mode switch
        {
            'e' or 'E' => number.ToExponentText(verb.Precision ?? 6),
            'f' => number.ToFixedText(verb.Precision ?? 6),
            _ => number.ToShortText(verb.Precision is 0 ? 1 : verb.Precision ?? -1),
        };
        if (char.IsAsciiLetterUpper(verb.Mode))
        {
            text = text.ToUpperInvariant();
        }

        return text[0] == '-' ? ("-", text[1..]) : (verb.Plus ? "+" : verb.Space ? " " : "", text);
    }

    private static (string Sign, string Digits) Integer(FormatVerb verb, BigInteger number)
    {
        var sign = number.Sign < 0 ? "-" : verb.Plus ? "+" : verb.Space ? " " : "";
        var prefix = !verb.Sharp ? "" : verb.Mode switch { 'b' => "0b", 'o' => "0", 'x' => "0x", 'X' => "0X", _ => "" };
        var magnitude = BigInteger.Abs(number);
        var digits = verb.Mode switch
        {
            'd' => magnitude.ToString(CultureInfo.InvariantCulture),
            'b' => magnitude.ToString("b", CultureInfo.InvariantCulture).TrimStart('0'),
            'x' => magnitude.ToString("x", CultureInfo.InvariantCulture).TrimStart('0'),
            'X' => magnitude.ToString("X", CultureInfo.InvariantCulture).TrimStart('0'),
            _ => Octal(magnitude),
        };
        if (digits.Length == 0)
        {
            digits = "0";
        }

        if (verb.Precision is { } precision)
        {
            digits = precision == 0 && magnitude.IsZero ? "" : digits.PadLeft(precision, '0');
        }

        return (sign + prefix, digits);
    }

    private static string Octal(BigInteger magnitude)
    {
        var bits = magnitude.ToString("b", CultureInfo.InvariantCulture).TrimStart('0');
        bits = bits.PadLeft((bits.Length + 2) / 3 * 3, '0');
        return string.Concat(bits.Chunk(3).Select(three => (char)('0' + ((three[0] - '0') * 4) + ((three[1] - '0') * 2) + three[2] - '0')));
    }
}
