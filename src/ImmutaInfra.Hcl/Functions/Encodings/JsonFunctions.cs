using System.Text;
using System.Text.Json;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary><c>jsonencode</c> and <c>jsondecode</c>.</summary>
/// <remarks>The reader of System.Text.Json is as strict as Go's (no comments, no single quotes, no NaN) and leaves the digits of
/// numbers alone; Newtonsoft's is made for being lenient.</remarks>
internal static class JsonFunctions
{
    private const int DeepestNesting = 1000;

    public static HclValue Encode(FunctionCall call)
    {
        if (call[0].HasUnknowns)
        {
            return UnknownText(call[0]);
        }

        return HclJson.TryEncode(call[0], out var json, out var failure) ? HclValue.String(json) : call.Fail(failure);
    }

    public static HclValue Decode(FunctionCall call)
    {
        try
        {
            var reader = new Utf8JsonReader(
                Encoding.UTF8.GetBytes(call[0].AsString()), new JsonReaderOptions { MaxDepth = DeepestNesting });
            reader.Read();
            var value = Read(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            return call.Fail(exception.Message.TrimEnd('.'));
        }
        catch (FormatException exception)
        {
            return call.Fail(exception.Message);
        }
    }

    private static HclValue UnknownText(HclValue value)
    {
        var isNotNull = value.IsKnown ? !value.IsNull : value.Refinement!.NotNull;
        var prefix = !isNotNull ? "" : value.Type.Kind switch
        {
            HclTypeKind.String => "\"",
            HclTypeKind.Object or HclTypeKind.Map => "{",
            HclTypeKind.Tuple or HclTypeKind.List or HclTypeKind.Set => "[",
            _ => "",
        };
        return HclValue.Unknown(HclType.String, HclRefinement.OnlyNotNull with { Prefix = prefix });
    }

    private static HclValue Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return HclValue.DynamicNull;
            case JsonTokenType.True:
                return HclValue.True;
            case JsonTokenType.False:
                return HclValue.False;
            case JsonTokenType.String:
                return HclValue.String(TextOf(ref reader));
            case JsonTokenType.Number:
                return HclNumber.TryParse(Encoding.UTF8.GetString(reader.ValueSpan)) is { } number
                    ? HclValue.Number(number)
                    : throw new FormatException("a number is required");
            case JsonTokenType.StartArray:
                var elements = new List<HclValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    elements.Add(Read(ref reader));
                }

                return HclValue.Tuple(elements);
            default:
                return ReadObject(ref reader);
        }
    }

    private static HclValue ReadObject(ref Utf8JsonReader reader)
    {
        var attributes = new Dictionary<string, HclValue>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref reader);
            reader.Read();
            attributes[name] = Read(ref reader);
        }

        return HclValue.Object(attributes);
    }

    /// <summary>The text, with U+FFFD for halves of surrogate pairs, which JSON can write and UTF-8 cannot.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonStrings.Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }
}
