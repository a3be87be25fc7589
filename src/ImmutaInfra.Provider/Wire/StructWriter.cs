using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Core.Values;
using Value = ImmutaInfra.Core.Values.Value;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace ImmutaInfra.Provider.Wire;

/// <summary>From our values to the engine's.</summary>
internal static class StructWriter
{
    /// <summary>Writes an object, secrets wrapped and unknowns as their mark.</summary>
    public static Struct Write(ObjectValue source)
    {
        var target = new Struct();
        foreach (var (name, value) in source)
        {
            target.Fields[name] = Write(value);
        }

        return target;
    }

    private static WireValue Write(Value source) => source switch
    {
        SecretValue secret => WireValue.ForStruct(new Struct
        {
            Fields = { [Signatures.Key] = WireValue.ForString(Signatures.Secret), ["value"] = Write(secret.Revealed) },
        }),
        UnknownValue => WireValue.ForString(Signatures.Unknown),
        BooleanValue truth => WireValue.ForBool(truth.IsTrue),
        NumberValue number => Write(number.Number),
        TextValue text => WireValue.ForString(text.Text),
        Core.Values.ListValue items => WireValue.ForList([.. items.Select(Write)]),
        ObjectValue members => WireValue.ForStruct(Write(members)),
        _ => WireValue.ForNull(),
    };

    /// <summary>Numbers travel as doubles. One with more digits than a double holds goes as text, which every attribute that
    /// takes a number takes as well: no digit is lost.</summary>
    private static WireValue Write(Number number) =>
        number.ToDouble() is var nearest && double.IsFinite(nearest) && Number.FromDouble(nearest) == number
            ? WireValue.ForNumber(nearest)
            : WireValue.ForString(number.ToString());
}
