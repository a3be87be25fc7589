using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Rpc;
using Value = ImmutaInfra.Core.Values.Value;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace ImmutaInfra.Provider.Wire;

/// <summary>From the engine's values to ours.</summary>
internal static class StructReader
{
    /// <summary>Reads an object; one that is not there is empty.</summary>
    /// <exception cref="RpcException">It holds a value of a kind that no attribute takes.</exception>
    public static ObjectValue Read(Struct? source) => ReadOrNull(source) ?? ObjectValue.Empty;

    /// <summary>Reads an object; one that is not there is null.</summary>
    /// <exception cref="RpcException">It holds a value of a kind that no attribute takes.</exception>
    public static ObjectValue? ReadOrNull(Struct? source) => ReadOrNull(
        source, (name, mistake) => throw new RpcException(RpcCode.InvalidArgument, PluginDiagnostics.UnusableValue(name, mistake.Message).ToString(), inner: mistake));

    /// <summary>Reads an object from a program. Properties that hold a value of a kind that no attribute takes are not known, and
    /// reported: they are mistakes like others.</summary>
    public static ObjectValue Read(Struct? source, ICollection<CheckProblem> problems) => ReadOrNull(source, (name, mistake) =>
    {
        problems.Add(new CheckProblem(PropertyPath.Root.Member(name), PluginDiagnostics.UnusableValue(name, mistake.Message)));
        return Value.Unknown;
    }) ?? ObjectValue.Empty;

    private static ObjectValue? ReadOrNull(Struct? source, Func<string, UnreadableValueException, Value> onMistake) => source is null
        ? null
        : new ObjectValue(source.Fields
            .Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)) // The engine's own, such as __defaults.
            .Select(field => KeyValuePair.Create(field.Key, ReadProperty(field.Key, field.Value, onMistake))));

    private static Value ReadProperty(string name, WireValue source, Func<string, UnreadableValueException, Value> onMistake)
    {
        try
        {
            return Read(source);
        }
        catch (UnreadableValueException e)
        {
            return onMistake(name, e);
        }
    }

    private static Value Read(WireValue source) => source.KindCase switch
    {
        WireValue.KindOneofCase.BoolValue => source.BoolValue,
        WireValue.KindOneofCase.NumberValue when double.IsFinite(source.NumberValue) => Number.FromDouble(source.NumberValue),
        WireValue.KindOneofCase.NumberValue => throw new UnreadableValueException("a number that is infinite or none"),
        WireValue.KindOneofCase.StringValue => Signatures.IsUnknown(source.StringValue) ? Value.Unknown : source.StringValue,
        WireValue.KindOneofCase.ListValue => new Core.Values.ListValue(source.ListValue.Values.Select(Read)),
        WireValue.KindOneofCase.StructValue => ReadObject(source.StructValue.Fields),
        _ => Value.Null,
    };

    private static Value ReadObject(MapField<string, WireValue> fields)
    {
        if (!fields.TryGetValue(Signatures.Key, out var signature))
        {
            return new ObjectValue(fields.Select(field => KeyValuePair.Create(field.Key, Read(field.Value))));
        }

        return signature.StringValue switch
        {
            Signatures.Secret => SecretValue.Of(Member(fields, "value") is { } hidden ? Read(hidden) : Value.Null),
            Signatures.OutputValue => ReadOutput(fields),
            Signatures.ResourceReference => ReadReference(fields),
            Signatures.Asset => throw new UnreadableValueException("an asset"),
            Signatures.Archive => throw new UnreadableValueException("an archive"),
            Signatures.ByteString => throw new UnreadableValueException("a text that is not UTF-8"),
            _ => throw new UnreadableValueException("a value of a kind that is not known here"),
        };
    }

    private static Value ReadOutput(MapField<string, WireValue> fields)
    {
        var value = Member(fields, "value") is { } known ? Read(known) : Value.Unknown;
        return Member(fields, "secret") is { BoolValue: true } ? SecretValue.Of(value) : value;
    }

    /// <summary>A reference is worth the id of the resource; a component has none and is worth its URN.</summary>
    private static Value ReadReference(MapField<string, WireValue> fields) => Member(fields, "id") switch
    {
        null => Member(fields, "urn")?.StringValue,
        { StringValue: "" } => Value.Unknown,
        { } id => Read(id),
    };

    private static WireValue? Member(MapField<string, WireValue> fields, string name) =>
        fields.TryGetValue(name, out var value) ? value : null;
}
