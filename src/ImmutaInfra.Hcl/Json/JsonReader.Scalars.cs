using System.Globalization;
using System.Text;

namespace ImmutaInfra.Hcl.Json;

/// <content>Strings, numbers and keywords.</content>
internal sealed partial class JsonReader
{
    private void SkipText()
    {
        Take(1);
        Take(TextLength());
        if (Peek() == '"')
        {
            Take(1);
        }
    }

    /// <summary>How long a string is from here to its closing quote, the end of the line or of the text.</summary>
    private int TextLength()
    {
        var end = _at.Offset;
        while (end < _text.Length && _text[end] is not ('"' or '\n'))
        {
            end += _text[end] == '\\' && end + 1 < _text.Length && _text[end + 1] != '\n' ? 2 : 1;
        }

        return Math.Min(end, _text.Length) - _at.Offset;
    }

    private JsonNode ReadText()
    {
        var open = Take(1);
        var length = TextLength();
        var content = _text.AsSpan(_at.Offset, length);
        var contentSpan = Take(length);
        if (_at.Offset >= _text.Length || _text[_at.Offset] != '"')
        {
            Lose(JsonDiagnostics.UnclosedText(open));
            return new JsonInvalid(open);
        }

        var span = Over(open, Take(1));
        if (TryDecode(content, out var text))
        {
            return new JsonText(span, text);
        }

        Report(JsonDiagnostics.InvalidText(contentSpan));
        return new JsonText(span, content.ToString());
    }

    private static bool TryDecode(ReadOnlySpan<char> content, out string text)
    {
        text = "";
        if (content.IndexOf('\\') < 0)
        {
            text = content.ToString();
            return content.IndexOfAnyInRange('\0', '\u001F') < 0;
        }

        var result = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\\')
            {
                result.Append(content[i]);
                continue;
            }

            i++;
            var selector = i < content.Length ? content[i] : '\0';
            if (selector == 'u')
            {
                if (i + 4 >= content.Length
                    || !ushort.TryParse(content.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, null, out var unit))
                {
                    return false;
                }

                result.Append((char)unit);
                i += 4;
                continue;
            }

            var plain = "\"\\/bfnrt".IndexOf(selector);
            if (plain < 0)
            {
                return false;
            }

            result.Append("\"\\/\b\f\n\r\t"[plain]);
        }

        text = result.ToString();
        return true;
    }

    private JsonNode ReadNumber()
    {
        var end = _at.Offset;
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || _text[end] is '-' or '+' or '.' or 'e' or 'E'))
        {
            end++;
        }

        var text = _text[_at.Offset..end];
        var span = Take(text.Length);
        if (IsNumber(text))
        {
            return new JsonNumber(span, text);
        }

        Report(JsonDiagnostics.InvalidNumber(span));
        return new JsonInvalid(span);
    }

    /// <summary>Whether it is a number as RFC 8259 has them.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var rest = text is ['-', ..] ? text[1..] : text;
        var whole = DigitsAt(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
        {
            return false;
        }

        rest = rest[whole..];
        if (rest is ['.', ..])
        {
            var fraction = DigitsAt(rest[1..]);
            if (fraction == 0)
            {
                return false;
            }

            rest = rest[(1 + fraction)..];
        }

        if (rest is ['e' or 'E', ..])
        {
            rest = rest is [_, '+' or '-', ..] ? rest[2..] : rest[1..];
            var exponent = DigitsAt(rest);
            return exponent > 0 && exponent == rest.Length;
        }

        return rest.IsEmpty;
    }

    private static int DigitsAt(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    private JsonNode ReadKeyword()
    {
        var end = _at.Offset;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]))
        {
            end++;
        }

        var word = _text[_at.Offset..end];
        var span = Take(word.Length);
        switch (word)
        {
            case "true":
                return new JsonBoolean(span, true);
            case "false":
                return new JsonBoolean(span, false);
            case "null":
                return new JsonNull(span);
            default:
                Report(JsonDiagnostics.InvalidKeyword(span, word));
                return new JsonInvalid(span);
        }
    }
}
