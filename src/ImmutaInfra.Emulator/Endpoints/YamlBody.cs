using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>Reads one YAML document as the JSON it stands for, by YAML 1.2's core schema. Aliases are refused.</summary>
/// <remarks>An account id without quotes thus becomes a number, and is then refused: as with the real thing, quote it.</remarks>
internal static partial class YamlBody
{
    /// <exception cref="YamlException">It is no YAML, or nested deeper than <paramref name="maxDepth"/>.</exception>
    public static JToken? Read(string text, int maxDepth)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var value = ReadNode(parser, maxDepth);
        parser.Consume<DocumentEnd>();
        parser.Consume<StreamEnd>();
        return value;
    }

    private static JToken ReadNode(Parser parser, int depthLeft)
    {
        if (depthLeft == 0)
        {
            throw new YamlException("It is nested too deeply.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return ReadScalar(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new JArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, depthLeft - 1));
            }

            return items;
        }

        if (!parser.TryConsume<MappingStart>(out _))
        {
            throw new YamlException("Aliases are not understood.");
        }

        var mapping = new JObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (mapping.ContainsKey(key.Value))
            {
                throw new YamlException(key.Start, key.End, "A key stands here twice.");
            }

            mapping[key.Value] = ReadNode(parser, depthLeft - 1);
        }

        return mapping;
    }

    private static JValue ReadScalar(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value == "tag:yaml.org,2002:str"))
        {
            return new JValue(scalar.Value);
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
            "true" or "True" or "TRUE" => new JValue(true),
            "false" or "False" or "FALSE" => new JValue(false),
            var digits when Whole().IsMatch(digits) => ReadWhole(digits),
            var digits when Fraction().IsMatch(digits)
                && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new JValue(number),
            var text => new JValue(text),
        };
    }

    private static JValue ReadWhole(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new JValue(number)
            : (JValue)JToken.FromObject(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^[-+]?[0-9]{1,100}$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Fraction();
}
