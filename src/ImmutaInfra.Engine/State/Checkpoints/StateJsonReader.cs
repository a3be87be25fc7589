using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Reads the JSON of a state, guarded: what does not fit ends in a diagnostic with file, line and path, never in another exception.</summary>
/// <remarks>Each reading method stands on the first token of a value when called and on its last when it returns.</remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "What the reader reads is a text in memory.")]
internal sealed class StateJsonReader
{
    /// <summary>Deeper nesting is refused, in reading and in writing: nobody means it, and a stack of calls has an end.</summary>
    public const int DeepestNesting = 1000;

    private readonly string _name;
    private readonly string _text;
    private readonly JsonTextReader _reader;
    private List<int>? _lineStarts;

    public StateJsonReader(string name, string text)
    {
        _name = name;
        _text = text;
        _reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = DeepestNesting,
            PropertyNameTable = new NameTable(),
        };
    }

    /// <summary>What kind of token this is.</summary>
    public JsonToken Token => _reader.TokenType;

    /// <summary>Stands on the first token of the text.</summary>
    public void MoveToFirst() => Read();

    /// <summary>Refuses text behind the value.</summary>
    public void MoveToEnd()
    {
        if (TryRead())
        {
            throw Malformed();
        }
    }

    /// <summary>The names of an object's members; the caller reads the value behind each.</summary>
    public IEnumerable<string> Members()
    {
        Expect(JsonToken.StartObject, "an object");
        for (Read(); Token != JsonToken.EndObject; Read())
        {
            if (Token != JsonToken.PropertyName)
            {
                throw Malformed();
            }

            var name = (string)_reader.Value!;
            Read();
            yield return name;
        }
    }

    /// <summary>Stands on each item of a list in turn; the caller reads it. A null is a list without items.</summary>
    public IEnumerable<int> Items()
    {
        if (Token == JsonToken.Null)
        {
            yield break;
        }

        Expect(JsonToken.StartArray, "a list");
        Read();
        for (var index = 0; Token != JsonToken.EndArray; index++)
        {
            yield return index;
            Read();
        }
    }

    public string Text()
    {
        Expect(JsonToken.String, "a text");
        return (string)_reader.Value!;
    }

    public bool Boolean()
    {
        Expect(JsonToken.Boolean, "true or false");
        return (bool)_reader.Value!;
    }

    public Number Number()
    {
        if (Token is not (JsonToken.Integer or JsonToken.Float) || !Core.Values.Number.TryParse(RawNumber(), out var number))
        {
            throw Wrong("a number");
        }

        return number;
    }

    /// <summary>Copies the value, its members in their order.</summary>
    public void CopyTo(GoJsonWriter writer)
    {
        switch (Token)
        {
            case JsonToken.StartObject:
                writer.StartObject();
                foreach (var name in Members())
                {
                    writer.Name(name);
                    CopyTo(writer);
                }

                writer.EndObject();
                break;
            case JsonToken.StartArray:
                writer.StartList();
                foreach (var _ in Items())
                {
                    CopyTo(writer);
                }

                writer.EndList();
                break;
            case JsonToken.String:
                writer.Text(Text());
                break;
            case JsonToken.Integer or JsonToken.Float:
                Number();
                writer.Literal(RawNumber());
                break;
            case JsonToken.Boolean:
                writer.Boolean(Boolean());
                break;
            case JsonToken.Null:
                writer.Null();
                break;
            default:
                throw Malformed();
        }
    }

    /// <summary>The value as minified text, its members in their order.</summary>
    public string Raw()
    {
        var writer = new GoJsonWriter();
        CopyTo(writer);
        return System.Text.Encoding.UTF8.GetString(writer.Written.Span);
    }

    /// <summary>The place in words: <c>line 1, column 80, at "checkpoint.latest.resources[0].urn"</c>.</summary>
    public string Place
    {
        get
        {
            var path = _reader.Path;
            var place = string.Create(CultureInfo.InvariantCulture, $"line {Math.Max(1, _reader.LineNumber)}, column {_reader.LinePosition + 1}");
            return path.Length == 0 ? place : $"{place}, at \"{path}\"";
        }
    }

    /// <summary>What to throw where something else is needed.</summary>
    public DiagnosticException Wrong(string expected) => new(StateDiagnostics.UnexpectedContent(_name, Place, expected));

    public DiagnosticException Malformed(Exception? cause = null) => new(StateDiagnostics.NoJson(_name, Place), cause);

    private void Expect(JsonToken token, string words)
    {
        if (Token != token)
        {
            throw Wrong(words);
        }
    }

    private void Read()
    {
        if (!TryRead())
        {
            throw Malformed();
        }
    }

    private bool TryRead()
    {
        try
        {
            return _reader.Read();
        }
        catch (JsonException problem)
        {
            throw Malformed(problem);
        }
    }

    /// <summary>A number's own digits: the reader's doubles may have fewer.</summary>
    private string RawNumber()
    {
        var end = LineStart(_reader.LineNumber) + _reader.LinePosition;
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(_text[start - 1]) || _text[start - 1] is '+' or '-' or '.' or 'e' or 'E'))
        {
            start--;
        }

        var raw = _text[start..end];
        var isCut = start > 0 && char.IsAsciiLetterOrDigit(_text[start - 1]);
        return IsJsonNumber(raw) && !isCut ? raw : throw Wrong("a number");
    }

    private static bool IsJsonNumber(string raw)
    {
        var digits = raw.AsSpan().TrimStart('-');
        return raw.Length - digits.Length <= 1 && digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && (digits[0] != '0' || digits.Length == 1 || !char.IsAsciiDigit(digits[1]));
    }

    private int LineStart(int line)
    {
        if (_lineStarts is null)
        {
            _lineStarts = [0];
            for (var i = 0; i < _text.Length; i++)
            {
                if (_text[i] == '\n' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
                {
                    _lineStarts.Add(i + 1);
                }
            }
        }

        return _lineStarts[Math.Clamp(line - 1, 0, _lineStarts.Count - 1)];
    }

    /// <summary>The few names of members that make up a state are kept once.</summary>
    private sealed class NameTable : JsonNameTable
    {
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);

        public override string Get(char[] key, int start, int length)
        {
            var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
            var span = key.AsSpan(start, length);
            if (lookup.TryGetValue(span, out var name))
            {
                return name;
            }

            name = span.ToString();
            _names.Add(name);
            return name;
        }
    }
}
