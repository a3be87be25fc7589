using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes values as Terraform's JSON has them, and the two trees that say what of them is unknown and what sensitive.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", "Values Representation" and "Change Representation".</remarks>
internal static class ValueJson
{
    /// <summary>Writes a value. What is secret is null unless asked for; what is unknown is left out of objects and null elsewhere.</summary>
    public static void Write(JsonWriter writer, Value value, bool showsSecrets)
    {
        switch (value)
        {
            case SecretValue secret when showsSecrets:
                Write(writer, secret.Revealed, showsSecrets);
                break;
            case ObjectValue members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    if (!member.IsUnknown)
                    {
                        writer.WritePropertyName(name);
                        Write(writer, member, showsSecrets);
                    }
                }

                writer.WriteEndObject();
                break;
            case ListValue items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item, showsSecrets);
                }

                writer.WriteEndArray();
                break;
            case TextValue text:
                writer.WriteValue(text.Text);
                break;
            case BooleanValue boolean:
                writer.WriteValue(boolean.IsTrue);
                break;
            case NumberValue number:
                writer.WriteRawValue(number.Number.ToString());
                break;
            default:
                writer.WriteNull();
                break;
        }
    }

    /// <summary>Writes true for what is unknown, in the shape of the value.</summary>
    public static void WriteUnknownMask(JsonWriter writer, Value value) => WriteMask(writer, value, part => part.IsUnknown);

    /// <summary>Writes true for what is secret, in the shape of the value.</summary>
    public static void WriteSensitiveMask(JsonWriter writer, Value value) => WriteMask(writer, value, part => part is SecretValue);

    private static void WriteMask(JsonWriter writer, Value value, Func<Value, bool> isMarked)
    {
        switch (value)
        {
            case var _ when isMarked(value):
                writer.WriteValue(true);
                break;
            case ObjectValue members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    if (isMarked(member) || member is ObjectValue or ListValue)
                    {
                        writer.WritePropertyName(name);
                        WriteMask(writer, member, isMarked);
                    }
                }

                writer.WriteEndObject();
                break;
            case ListValue items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteMask(writer, item, isMarked);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteValue(false);
                break;
        }
    }
}
