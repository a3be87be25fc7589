using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Reads property values. Secrets stay sealed.</summary>
/// <param name="reader">Where from.</param>
/// <param name="openSecret">Makes a secret of a ciphertext.</param>
internal sealed class ValueReader(StateJsonReader reader, Func<string, SecretValue> openSecret)
{
    /// <summary>Reads a value that was encrypted; the ciphertext of a secret inside is its plain text.</summary>
    /// <param name="name">What is read, for messages.</param>
    /// <param name="plaintext">The decrypted JSON.</param>
    public static Value OfPlaintext(string name, string plaintext)
    {
        var reader = new StateJsonReader(name, plaintext);
        reader.MoveToFirst();
        var value = OfEncrypted(name, reader).Read();
        reader.MoveToEnd();
        return value;
    }

    /// <summary>Reads what <see cref="ValueWriter.OfEncrypted"/> wrote: the ciphertext of a secret is its plain text.</summary>
    /// <param name="name">What is read, for messages.</param>
    /// <param name="reader">Where from.</param>
    public static ValueReader OfEncrypted(string name, StateJsonReader reader) => new(reader, inner => SecretValue.Of(OfPlaintext(name, inner)));

    public ObjectValue ReadObject() => Read() switch
    {
        ObjectValue members => members,
        NullValue => ObjectValue.Empty,
        _ => throw reader.Wrong("an object"),
    };

    public Value Read()
    {
        switch (reader.Token)
        {
            case JsonToken.Null:
                return Value.Null;
            case JsonToken.Boolean:
                return reader.Boolean();
            case JsonToken.Integer or JsonToken.Float:
                return reader.Number();
            case JsonToken.String:
                var text = reader.Text();
                return text == Signature.Unknown ? Value.Unknown : text;
            case JsonToken.StartArray:
                var items = new List<Value>();
                foreach (var _ in reader.Items())
                {
                    items.Add(Read());
                }

                return new ListValue(items);
            case JsonToken.StartObject:
                return ReadMembers();
            default:
                throw reader.Malformed();
        }
    }

    private Value ReadMembers()
    {
        var members = new List<KeyValuePair<string, Value>>();
        var isSecret = false;
        foreach (var name in reader.Members())
        {
            var value = Read();
            isSecret |= name == Signature.Key && value is TextValue { Text: Signature.Secret };
            members.Add(KeyValuePair.Create(name, value));
        }

        var read = new ObjectValue(members);
        return isSecret ? Secret(read) : read;
    }

    private SecretValue Secret(ObjectValue members) => (members["ciphertext"], members["plaintext"]) switch
    {
        (TextValue { Text.Length: > 0 } ciphertext, NullValue or TextValue { Text.Length: 0 }) => openSecret(ciphertext.Text),
        (NullValue or TextValue { Text.Length: 0 }, TextValue { Text.Length: > 0 } plaintext) =>
            SecretValue.Of(OfPlaintext("a secret's plain text", plaintext.Text)),
        _ => throw reader.Wrong("a secret with either a ciphertext or a plaintext"),
    };
}
