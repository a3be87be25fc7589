using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Hides attributes that a schema calls secret, in values that come without their marks.</summary>
internal static class SchemaSecrets
{
    /// <summary>The same attributes, secret ones wrapped.</summary>
    /// <param name="attributes">The schema's attributes.</param>
    /// <param name="values">The values.</param>
    /// <param name="nameOf">How the values spell the name of an attribute.</param>
    public static ObjectValue Hide(IReadOnlyList<AttributeSchema> attributes, ObjectValue values, Func<AttributeSchema, string> nameOf) =>
        values.With(
            from attribute in attributes
            let name = nameOf(attribute)
            where values.Has(name)
            let value = Hide(attribute.Type, values[name], nameOf)
            select KeyValuePair.Create(name, attribute.IsSecret && value is not (NullValue or UnknownValue) ? SecretValue.Of(value) : value));

    private static Value Hide(AttributeType type, Value value, Func<AttributeSchema, string> nameOf) => value switch
    {
        ObjectValue members when type.Kind == AttributeKind.Object => Hide(type.Attributes, members, nameOf),
        ObjectValue members when type.Element is { } element =>
            new ObjectValue(members.Select(member => KeyValuePair.Create(member.Key, Hide(element, member.Value, nameOf)))),
        ListValue items when type.Element is { } element => new ListValue(items.Select(item => Hide(element, item, nameOf))),
        _ => value,
    };
}
