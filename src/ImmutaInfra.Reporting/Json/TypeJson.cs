using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes the type of an output.</summary>
internal static class TypeJson
{
    /// <summary>Writes the type that is known, or the one that the value shows.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="type">The type in Terraform's JSON form, or null.</param>
    /// <param name="value">The value.</param>
    public static void Write(JsonWriter writer, string? type, Value value)
    {
        if (type is not null)
        {
            writer.WriteRawValue(type);
        }
        else
        {
            WriteTypeOf(writer, value);
        }
    }

    private static void WriteTypeOf(JsonWriter writer, Value value)
    {
        switch (value)
        {
            case BooleanValue:
                writer.WriteValue("bool");
                break;
            case NumberValue:
                writer.WriteValue("number");
                break;
            case TextValue:
                writer.WriteValue("string");
                break;
            case ListValue items:
                writer.WriteStartArray();
                writer.WriteValue("tuple");
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteTypeOf(writer, item);
                }

                writer.WriteEndArray();
                writer.WriteEndArray();
                break;
            case ObjectValue members:
                writer.WriteStartArray();
                writer.WriteValue("object");
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    WriteTypeOf(writer, member);
                }

                writer.WriteEndObject();
                writer.WriteEndArray();
                break;
            default:
                writer.WriteValue("dynamic");
                break;
        }
    }
}
