using System.Buffers;
using System.Globalization;
using System.Text;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary>Writes values as <c>yamlencode</c> does: block style, texts in double quotes or, with line ends, as literals.</summary>
/// <remarks>Source: what libyaml's emitter makes of go-cty-yaml's events: two blanks of indentation, lists as deep as their
/// key, double-quoted texts folded at blanks behind column 80, keys of more than 128 bytes behind a question mark.</remarks>
internal sealed class YamlWriter
{
    private const int BestWidth = 80;
    private const int LongestSimpleKey = 128;

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private readonly StringBuilder _text = new();
    private int _column;
    private bool _isOpenEnded;

    public static string Write(HclValue value)
    {
        var writer = new YamlWriter();
        writer.Node(value, indent: -1, isRoot: true);
        writer.EndLine();
        if (writer._isOpenEnded)
        {
            writer._text.Append("...\n");
        }

        return writer._text.ToString();
    }

    private void Append(string text)
    {
        _text.Append(text);
        _column += text.EnumerateRunes().Count();
    }

    private void EndLine()
    {
        if (_column > 0)
        {
            _text.Append('\n');
            _column = 0;
        }
    }

    private void StartLine(int indent)
    {
        EndLine();
        Append(new string(' ', Math.Max(0, indent)));
    }

    private void Node(HclValue value, int indent, bool isRoot = false)
    {
        if (value.IsNull)
        {
            Plain("null", isRoot);
            return;
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.String:
                Scalar(value.AsString(), indent, isKey: false);
                break;
            case HclTypeKind.Number or HclTypeKind.Bool:
                Plain(value.Type.Kind == HclTypeKind.Bool ? value.AsBool() ? "true" : "false" : value.AsNumber().ToString(), isRoot);
                break;
            case HclTypeKind.Map or HclTypeKind.Object:
                Mapping(value, indent < 0 ? 0 : indent, isRoot);
                break;
            default:
                Sequence(value, indent < 0 ? 0 : indent, isRoot);
                break;
        }
    }

    private void Plain(string text, bool isRoot)
    {
        Append(text);
        _isOpenEnded = isRoot;
    }

    /// <summary>Writes a list whose dashes stand at <paramref name="indent"/>.</summary>
    private void Sequence(HclValue value, int indent, bool isRoot)
    {
        _isOpenEnded = false;
        if (value.Length == 0)
        {
            Append("[]");
            return;
        }

        var isFirst = true;
        foreach (var element in value.Elements)
        {
            Begin(indent, isFirst, isRoot);
            isFirst = false;
            Append("- ");
            Nested(element, indent);
        }
    }

    /// <summary>Begins a line for an item, unless it is the first of a collection that begins on the line of its dash.</summary>
    private void Begin(int indent, bool isFirst, bool isRoot)
    {
        if (!isFirst || (_column != indent && !isRoot))
        {
            StartLine(indent);
        }
    }

    /// <summary>What stands behind a dash: collections go on in the same line, two blanks deeper.</summary>
    private void Nested(HclValue element, int indent) =>
        Node(element, element.IsNull || element.Type.IsPrimitive ? indent : indent + 2);

    private void Mapping(HclValue value, int indent, bool isRoot)
    {
        _isOpenEnded = false;
        if (value.Length == 0)
        {
            Append("{}");
            return;
        }

        var isFirst = true;
        foreach (var (key, element) in value.Entries)
        {
            Begin(indent, isFirst, isRoot);
            isFirst = false;
            if (Encoding.UTF8.GetByteCount(key) > LongestSimpleKey || key.AsSpan().ContainsAny(LineBreaks))
            {
                Append("? ");
                Scalar(key, indent, isKey: false);
                StartLine(indent);
                Append(": ");
                Node(element, indent + 2);
                continue;
            }

            Scalar(key, indent, isKey: true);
            Append(":");
            MappingValue(element, indent);
        }
    }

    private void MappingValue(HclValue element, int indent)
    {
        var isCollection = element is { IsNull: false, Type.IsPrimitive: false };
        if (!isCollection || element.Length == 0)
        {
            Append(" ");
            Node(element, indent);
            return;
        }

        // Lists stand as deep as their key.
        var isMapping = element.Type.Kind is HclTypeKind.Map or HclTypeKind.Object;
        StartLine(isMapping ? indent + 2 : indent);
        Node(element, isMapping ? indent + 2 : indent);
    }

    private void Scalar(string text, int indent, bool isKey)
    {
        _isOpenEnded = false;
        if (!isKey && text.Contains('\n', StringComparison.Ordinal) && MayBeLiteral(text))
        {
            Literal(text, indent < 0 ? 2 : indent + 2);
        }
        else
        {
            Quoted(text, indent < 0 ? 2 : indent + 2, mayFold: !isKey);
        }
    }

    private static bool MayBeLiteral(string text) =>
        !text.EndsWith(' ') && !text.Contains(" \n", StringComparison.Ordinal) && text.EnumerateRunes().All(IsPrintable);

    private void Literal(string text, int indent)
    {
        Append("|");
        if (text[0] is ' ' or '\n')
        {
            Append("2");
        }

        if (!text.EndsWith('\n'))
        {
            Append("-");
        }
        else if (text.Length == 1 || text[^2] == '\n')
        {
            Append("+");
        }

        _text.Append('\n');
        _column = 0;
        foreach (var line in (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', indent).Append(line);
            }

            _text.Append('\n');
        }
    }

    private void Quoted(string text, int indent, bool mayFold)
    {
        Append("\"");
        var runes = text.EnumerateRunes().ToArray();
        var isBehindBlank = false;
        for (var i = 0; i < runes.Length; i++)
        {
            if (runes[i].Value == ' ')
            {
                if (mayFold && !isBehindBlank && _column > BestWidth && i > 0 && i < runes.Length - 1)
                {
                    StartLine(indent);
                    Append(runes[i + 1].Value == ' ' ? "\\" : "");
                }
                else
                {
                    Append(" ");
                }

                isBehindBlank = true;
            }
            else
            {
                Append(Escaped(runes[i]));
                isBehindBlank = false;
            }
        }

        Append("\"");
    }

    private static bool IsPrintable(Rune rune) => rune.Value is '\n' or (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF)
        or (>= 0xE000 and <= 0xFFFD and not 0xFEFF);

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        0 => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        0x1B => "\\e",
        0x85 => "\\N",
        0x2028 => "\\L",
        0x2029 => "\\P",
        _ when IsPrintable(rune) => rune.ToString(),
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
    };
}
