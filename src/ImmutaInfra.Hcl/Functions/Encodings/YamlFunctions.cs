using System.Text.RegularExpressions;
using ImmutaInfra.Hcl.Functions.Dates;
using ImmutaInfra.Hcl.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary><c>yamldecode</c>.</summary>
/// <remarks>Source: go-cty-yaml, resolve.go: plain scalars are read as YAML 1.1 reads bools and nulls and as YAML 1.2 reads numbers.</remarks>
internal static partial class YamlFunctions
{
    private const string TagPrefix = "tag:yaml.org,2002:";
    private const int DeepestNesting = 500;

    private static readonly HashSet<string> TrueWords = ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"];
    private static readonly HashSet<string> FalseWords = ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"];
    private static readonly HashSet<string> NullWords = ["", "~", "null", "Null", "NULL"];

    public static HclValue Decode(FunctionCall call)
    {
        try
        {
            var text = call[0].AsString().TrimStart('\uFEFF');
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out var start))
            {
                return call.Fail("on line 1, column 1: missing start of document");
            }

            if (start.Version is { Version: not { Major: 1, Minor: 1 } })
            {
                return call.Fail("found incompatible YAML document");
            }

            var value = Node(parser, new Document(text), 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _) ? value : call.Fail("unexpected extra content after value");
        }
        catch (YamlException exception)
        {
            return call.Fail(FormattableString.Invariant(
                $"on line {exception.Start.Line}, column {exception.Start.Column}: {(exception.InnerException ?? exception).Message.TrimEnd('.')}"));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The scanner lets some mistakes through to code that does not expect them.
            return call.Fail("the document is not well-formed");
        }
    }

    private static HclValue Node(IParser parser, Document document, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException("the document is nested too deeply");
        }

        document.CheckIndentation(parser.Current!);
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                var value = Resolve(scalar);
                document.Define(scalar.Anchor, value);
                return value;
            case AnchorAlias alias:
                parser.MoveNext();
                return document.Find(alias);
            case SequenceStart start:
                parser.MoveNext();
                Check(start.Tag, "seq", start);
                var elements = new List<HclValue>();
                document.Begin(start.Anchor);
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    elements.Add(Node(parser, document, depth + 1));
                }

                var sequence = HclValue.Tuple(elements);
                document.Define(start.Anchor, sequence);
                return sequence;
            case MappingStart start:
                parser.MoveNext();
                Check(start.Tag, "map", start);
                return Mapping(parser, document, start, depth);
            default:
                throw new YamlException("a value was expected");
        }
    }

    private static HclValue Mapping(IParser parser, Document document, MappingStart start, int depth)
    {
        var attributes = new Dictionary<string, HclValue>();
        document.Begin(start.Anchor);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar keyScalar)
            {
                throw new YamlException(parser.Current!.Start, parser.Current.End, "only strings are allowed as mapping keys");
            }

            parser.MoveNext();
            if (keyScalar is { Value: "<<", Style: ScalarStyle.Plain } && keyScalar.Tag.IsEmpty)
            {
                var merged = Node(parser, document, depth + 1);
                if (merged.IsNull || merged.Type.Kind != HclTypeKind.Object)
                {
                    throw new YamlException(keyScalar.Start, keyScalar.End, $"cannot merge {merged.Type} into mapping");
                }

                foreach (var (name, value) in merged.Entries)
                {
                    attributes[name] = value;
                }

                continue;
            }

            var key = Resolve(keyScalar);
            document.Define(keyScalar.Anchor, key);
            if (key.IsNull)
            {
                throw new YamlException(keyScalar.Start, keyScalar.End, "mapping key cannot be null");
            }

            attributes[Conversion.To(key, HclType.String).AsString()] = Node(parser, document, depth + 1);
        }

        var mapping = HclValue.Object(attributes);
        document.Define(start.Anchor, mapping);
        return mapping;
    }

    private static void Check(TagName tag, string wanted, ParsingEvent at)
    {
        if (!tag.IsEmpty && !(tag.IsNonSpecific) && tag.Value != TagPrefix + wanted)
        {
            throw new YamlException(at.Start, at.End, $"can't interpret it as {tag.Value}");
        }
    }

    private static HclValue Resolve(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var kind = tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..] : tag;
        if (tag.Length > 0 && kind is not ("str" or "bool" or "int" or "float" or "null" or "timestamp" or "binary"))
        {
            throw new YamlException(scalar.Start, scalar.End, $"unsupported tag {GoQuoting.Quote(tag)}");
        }

        var text = scalar.Value;
        switch (kind)
        {
            case "str":
                return HclValue.String(text);
            case "binary":
                return EncodingFunctions.Base64(text) is null
                    ? throw new YamlException(scalar.Start, scalar.End, "not valid base64")
                    : HclValue.String(text);
        }

        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
            || (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded && kind.Length == 0))
        {
            return HclValue.String(text);
        }

        return Known(text) ?? Number(text) ?? kind switch
        {
            "" when text is ".nan" or ".NaN" or ".NAN" =>
                throw new YamlException(scalar.Start, scalar.End, "floating point NaN is not supported"),
            "" => Timestamp(text) is { } time ? HclValue.String(time) : HclValue.String(text),
            "timestamp" when Timestamp(text) is { } time => HclValue.String(time),
            "null" => HclValue.DynamicNull,
            "int" or "float" when Hexadecimal(text) is { } number => HclValue.Number(number),
            _ => throw new YamlException(scalar.Start, scalar.End, $"cannot parse {GoQuoting.Quote(text)} as !!{kind}"),
        };
    }

    private static HclValue? Known(string text) => text switch
    {
        _ when TrueWords.Contains(text) => HclValue.True,
        _ when FalseWords.Contains(text) => HclValue.False,
        _ when NullWords.Contains(text) => HclValue.DynamicNull,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => HclValue.Number(HclNumber.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => HclValue.Number(HclNumber.NegativeInfinity),
        _ => null,
    };

    private static HclValue? Number(string text)
    {
        if (PlainNumber().IsMatch(text) && HclNumber.TryParse(text) is { } number)
        {
            return HclValue.Number(number);
        }

        return OtherBase().IsMatch(text) && Hexadecimal(text) is { } integer ? HclValue.Number(integer) : null;
    }

    private static HclNumber? Hexadecimal(string text)
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (HclNumber.TryParse(plain) is { } number)
        {
            return number;
        }

        try
        {
            return plain switch
            {
                ['0', 'x', ..] => HclNumber.FromInt64(Convert.ToInt64(plain[2..], 16)),
                ['0', 'o', ..] => HclNumber.FromInt64(Convert.ToInt64(plain[2..], 8)),
                ['0', 'b', ..] => HclNumber.FromInt64(Convert.ToInt64(plain[2..], 2)),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static string? Timestamp(string text)
    {
        var match = TimestampForm().Match(text);
        if (!match.Success)
        {
            return null;
        }

        string Part(string name, string missing = "0") =>
            match.Groups[name].Success ? match.Groups[name].Value.PadLeft(2, '0') : missing.PadLeft(2, '0');

        var zone = match.Groups["zone"].Success ? match.Groups["zone"].Value : "Z";
        if (match.Groups["time"].Success && match.Groups["t"].Value == " " == match.Groups["zone"].Success)
        {
            return null;
        }

        return Timestamps.Parse(
            $"{match.Groups["year"].Value}-{Part("month")}-{Part("day")}T{Part("hour")}:{Part("minute")}:{Part("second")}{zone}", out _)?.ToString();
    }

    [GeneratedRegex(@"\A([-+]?[0-9]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"\A(0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex OtherBase();

    [GeneratedRegex(
        @"\A(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(?<time>(?<t>[Tt ])(?<hour>[0-9]{1,2}):(?<minute>[0-9]{1,2}):(?<second>[0-9]{1,2})(\.[0-9]+)?(?<zone>Z|[-+][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimestampForm();

    /// <summary>The values that have names in the document, and its text.</summary>
    private sealed class Document(string text)
    {
        private readonly string[] _lines = text.Split('\n');
        private readonly Dictionary<AnchorName, HclValue?> _values = [];

        /// <summary>Refuses tabs before the first thing of a line, as libyaml does; YamlDotNet takes some of them for blanks.</summary>
        public void CheckIndentation(ParsingEvent at)
        {
            var (line, column) = ((int)at.Start.Line - 1, (int)at.Start.Column - 1);
            if (line >= 0 && line < _lines.Length && column > 0 && column <= _lines[line].Length
                && string.IsNullOrWhiteSpace(_lines[line][..column]) && _lines[line].AsSpan(0, column).Contains('\t'))
            {
                throw new YamlException(at.Start, at.End, "found character that cannot start any token");
            }
        }

        public void Begin(AnchorName name)
        {
            if (!name.IsEmpty)
            {
                _values[name] = null;
            }
        }

        public void Define(AnchorName name, HclValue value)
        {
            if (!name.IsEmpty)
            {
                _values[name] = value;
            }
        }

        public HclValue Find(AnchorAlias alias) => _values.TryGetValue(alias.Value, out var value)
            ? value ?? throw new YamlException(
                alias.Start, alias.End, $"cannot refer to anchor \"{alias.Value}\" from inside its own definition")
            : throw new YamlException(alias.Start, alias.End, $"reference to undefined anchor \"{alias.Value}\"");
    }
}
