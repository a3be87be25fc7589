using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Writes property values as they stand in a state.</summary>
/// <param name="writer">Where to.</param>
/// <param name="writeSecret">Writes the member of a secret that holds its content: <c>ciphertext</c> or <c>plaintext</c>.</param>
internal sealed class ValueWriter(GoJsonWriter writer, Action<GoJsonWriter, SecretValue> writeSecret)
{
    public void Write(Value value)
    {
        switch (value)
        {
            case NullValue:
                writer.Null();
                break;
            case BooleanValue boolean:
                writer.Boolean(boolean.IsTrue);
                break;
            case NumberValue number:
                writer.Number(number.Number);
                break;
            case TextValue text:
                writer.Text(text.Text);
                break;
            case UnknownValue:
                writer.Text(Signature.Unknown);
                break;
            case ListValue list:
                writer.StartList();
                foreach (var item in list)
                {
                    Write(item);
                }

                writer.EndList();
                break;
            case ObjectValue members:
                writer.StartObject();
                foreach (var (name, member) in InOrder(members))
                {
                    writer.Name(name);
                    Write(member);
                }

                writer.EndObject();
                break;
            case SecretValue secret:
                writer.StartObject();
                writer.Name(Signature.Key);
                writer.Text(Signature.Secret);
                writeSecret(writer, secret);
                writer.EndObject();
                break;
            default:
                throw new InvalidOperationException($"No form in a state is known for {value.GetType().Name}.");
        }
    }

    /// <summary>Writes secrets in clear, for a text that is encrypted as a whole; <see cref="ValueReader.OfEncrypted"/> reads it.</summary>
    public static ValueWriter OfEncrypted(GoJsonWriter writer) => new(writer, WriteInnerSecret);

    /// <summary>A value as the text that is encrypted: minified, with HTML escapes; a secret inside holds its text unencrypted.</summary>
    public static string Plaintext(Value value)
    {
        var writer = new GoJsonWriter(escapesHtml: true);
        OfEncrypted(writer).Write(value);
        return System.Text.Encoding.UTF8.GetString(writer.Written.Span);
    }

    private static void WriteInnerSecret(GoJsonWriter writer, SecretValue secret)
    {
        writer.Name("ciphertext");
        writer.Text(Plaintext(secret.Revealed));
    }

    private static IEnumerable<KeyValuePair<string, Value>> InOrder(ObjectValue members) =>
        members.Names.Any(name => name.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            ? members.OrderBy(member => member.Key, CodePointOrder.Instance)
            : members;
}
