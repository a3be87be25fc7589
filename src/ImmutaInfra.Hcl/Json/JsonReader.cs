using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Recursive descent over the characters of a JSON text.</summary>
internal sealed class JsonReader
{
    /// <summary>How deep values may nest: what the call stack holds on any thread.</summary>
    private const int NestingLimit = 200;

    private const int ErrorLimit = 500;

    private readonly string _text;
    private readonly string _fileName;
    private readonly DiagnosticBag _diagnostics;
    private readonly bool _isAscii;
    private SourcePosition _at = SourcePosition.Start;
    private int _nesting;
    private int _errors;

    /// <summary>Set after an error until the bracket is found that ends the value.</summary>
    private bool _lost;

    public JsonReader(string text, string fileName, DiagnosticBag diagnostics)
    {
        _text = text;
        _fileName = fileName;
        _diagnostics = diagnostics;
        _isAscii = Ascii.IsValid(text);
        if (text.StartsWith('\uFEFF'))
        {
            _at = _at with { Offset = 1 };
        }
    }

    /// <summary>Reads all of the text as one value.</summary>
    public JsonNode ReadFile()
    {
        var root = ReadValue();
        if (!_lost && Peek() != '\0')
        {
            Report(JsonDiagnostics.ExtraneousData(Here()));
        }

        return root;
    }

    private JsonNode ReadValue()
    {
        var c = Peek();
        switch (c)
        {
            case '{' or '[' when _nesting >= NestingLimit:
                Lose(JsonDiagnostics.NestedTooDeeply(Here()));
                return new JsonInvalid(Here());
            case '{':
                return Nested(ReadObject);
            case '[':
                return Nested(ReadArray);
            case '"':
                return ReadText();
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case '\0':
                Lose(JsonDiagnostics.MissingValue(Here()));
                return new JsonInvalid(Here());
            default:
                if (char.IsAsciiLetter(c))
                {
                    return ReadKeyword();
                }

                Lose(JsonDiagnostics.InvalidStart(Here(), c));
                return new JsonInvalid(Here());
        }
    }

    private JsonNode Nested(Func<JsonNode> read)
    {
        _nesting++;
        var result = read();
        _nesting--;
        return result;
    }

    private JsonNode ReadObject()
    {
        var open = Take(1);
        var members = new List<JsonMember>();
        while (Peek() != '}')
        {
            ReadMember(members);
            if (_lost)
            {
                break;
            }

            var next = Peek();
            if (next == ',')
            {
                var comma = Take(1);
                if (Peek() == '}')
                {
                    Report(JsonDiagnostics.TrailingComma(comma, isObject: true));
                }
            }
            else if (next != '}')
            {
                Lose(next switch
                {
                    '\0' => JsonDiagnostics.Unclosed(open, isObject: true),
                    ']' => JsonDiagnostics.Mismatched(Here(), isObject: true),
                    _ => JsonDiagnostics.MissingComma(Here(), isObject: true),
                });
                break;
            }
        }

        return Close('}', open, isObject: true, out var close)
            ? new JsonObject(Over(open, close), open, close, members)
            : new JsonInvalid(open);
    }

    private void ReadMember(List<JsonMember> members)
    {
        if (Peek() == '\0')
        {
            return;
        }

        var name = ReadValue();
        if (_lost)
        {
            return;
        }

        if (name is not JsonText key)
        {
            Report(JsonDiagnostics.InvalidName(name.StartSpan));
            key = new JsonText(name.Span, "");
        }

        if (Peek() != ':')
        {
            Lose(JsonDiagnostics.MissingColon(Here(), Peek()));
            return;
        }

        Take(1);
        members.Add(new JsonMember(key.Text, key.Span, ReadValue()));
    }

    private JsonNode ReadArray()
    {
        var open = Take(1);
        var elements = new List<JsonNode>();
        while (Peek() is not (']' or '\0'))
        {
            elements.Add(ReadValue());
            if (_lost)
            {
                break;
            }

            var next = Peek();
            if (next == ',')
            {
                var comma = Take(1);
                if (Peek() == ']')
                {
                    Report(JsonDiagnostics.TrailingComma(comma, isObject: false));
                }
            }
            else if (next != ']')
            {
                Lose(next switch
                {
                    '\0' => JsonDiagnostics.Unclosed(open, isObject: false),
                    '}' => JsonDiagnostics.Mismatched(Here(), isObject: false),
                    _ => JsonDiagnostics.MissingComma(Here(), isObject: false),
                });
                break;
            }
        }

        return Close(']', open, isObject: false, out var close)
            ? new JsonArray(Over(open, close), open, elements)
            : new JsonInvalid(open);
    }

    /// <summary>Takes the closing bracket; after an error first skips to it, over nested ones.</summary>
    private bool Close(char bracket, SourceSpan open, bool isObject, out SourceSpan close)
    {
        var nesting = 0;
        while (_lost)
        {
            var c = Peek();
            if (c == '\0' || (nesting == 0 && c is '}' or ']'))
            {
                // The wrong bracket may be right for the value around this one, or just wrong: then it goes.
                close = c == '\0' || c != bracket ? Here() : Take(1);
                _lost = c != bracket;
                if (c is '}' or ']' && c != bracket)
                {
                    Take(1);
                    _lost = false;
                }

                return c == bracket;
            }

            nesting += c switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (c == '"')
            {
                SkipText();
            }
            else
            {
                Take(1);
            }
        }

        if (Peek() != bracket)
        {
            Lose(JsonDiagnostics.Unclosed(open, isObject));
            close = Here();
            return false;
        }

        close = Take(1);
        return true;
    }

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

    /// <summary>The next character that is no blank, made the current one; the zero character at the end of the text.</summary>
    private char Peek()
    {
        while (_at.Offset < _text.Length)
        {
            var c = _text[_at.Offset];
            if (c == '\n')
            {
                _at = new SourcePosition(_at.Line + 1, 1, _at.Offset + 1);
            }
            else if (c is ' ' or '\t' or '\r')
            {
                _at = _at with { Column = _at.Column + 1, Offset = _at.Offset + 1 };
            }
            else
            {
                // A zero character in the text must not look like its end.
                return c == '\0' ? '\uFFFD' : c;
            }
        }

        return '\0';
    }

    private SourceSpan Take(int length)
    {
        var start = _at;
        _at = LexedText.Advance(_at, _text.AsSpan(_at.Offset, length), _isAscii);
        return new SourceSpan(_fileName, start, _at);
    }

    /// <summary>The current character.</summary>
    private SourceSpan Here() => new(_fileName, _at, _at.Offset < _text.Length
        ? new SourcePosition(_at.Line, _at.Column + 1, _at.Offset + 1)
        : _at);

    private static SourceSpan Over(SourceSpan first, SourceSpan last) => first with { End = last.End };

    private void Report(Diagnostic error)
    {
        if (++_errors <= ErrorLimit)
        {
            _diagnostics.Add(error);
        }
    }

    private void Lose(Diagnostic error)
    {
        Report(error);
        _lost = true;
    }
}
