using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Recursive descent over the characters of a JSON text.</summary>
internal sealed partial class JsonReader
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
        var isCommaMissing = false;
        while (Peek() != '}')
        {
            ReadMember(members);
            if (_lost || !TryTakeComma(open, isObject: true, out isCommaMissing))
            {
                break;
            }
        }

        return Close('}', open, isObject: true, isCommaMissing, out var close)
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
        var isCommaMissing = false;
        while (Peek() is not (']' or '\0'))
        {
            elements.Add(ReadValue());
            if (_lost || !TryTakeComma(open, isObject: false, out isCommaMissing))
            {
                break;
            }
        }

        return Close(']', open, isObject: false, isCommaMissing, out var close)
            ? new JsonArray(Over(open, close), open, elements)
            : new JsonInvalid(open);
    }

    /// <summary>Takes the comma behind a member or an element. False: none follows, and unless the value ends here that is an error.</summary>
    private bool TryTakeComma(SourceSpan open, bool isObject, out bool isMissing)
    {
        var (bracket, otherBracket) = isObject ? ('}', ']') : (']', '}');
        var next = Peek();
        isMissing = next is not (',' or '\0') && next != bracket && next != otherBracket;
        if (next == ',')
        {
            var comma = Take(1);
            if (Peek() == bracket)
            {
                Report(JsonDiagnostics.TrailingComma(comma, isObject));
            }

            return true;
        }

        if (next != bracket)
        {
            Lose(isMissing ? null : next == '\0' ? JsonDiagnostics.Unclosed(open, isObject) : JsonDiagnostics.Mismatched(Here(), isObject));
        }

        return false;
    }

    /// <summary>Takes the closing bracket; after an error first skips to it, over nested ones.</summary>
    /// <remarks>A missing comma is reported here, at what comes behind the bracket: there the original has it.</remarks>
    private bool Close(char bracket, SourceSpan open, bool isObject, bool isCommaMissing, out SourceSpan close)
    {
        var isClosed = SkipAndTake(bracket, open, isObject, out close);
        if (isCommaMissing)
        {
            Peek();
            Report(JsonDiagnostics.MissingComma(Here(), isObject));
        }

        return isClosed;
    }

    private bool SkipAndTake(char bracket, SourceSpan open, bool isObject, out SourceSpan close)
    {
        var nesting = 0;
        while (_lost)
        {
            var c = Peek();
            if (c == '\0')
            {
                close = Here();
                return false;
            }

            if (nesting == 0 && c is '}' or ']')
            {
                // A bracket of the other kind closes this value, too: that it is the wrong one has been said.
                close = Take(1);
                _lost = false;
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

    private void Lose(Diagnostic? error)
    {
        if (error is not null)
        {
            Report(error);
        }

        _lost = true;
    }
}
