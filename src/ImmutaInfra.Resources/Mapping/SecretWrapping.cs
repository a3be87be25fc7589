using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Mapping;

/// <summary>Wraps what the schema calls secret, for callers that lost the wrapping on the way: masking relies on it.</summary>
internal static class SecretWrapping
{
    /// <summary>The same values, secret attributes wrapped at every depth.</summary>
    public static ObjectValue Wrap(IReadOnlyList<AttributeSchema> attributes, ObjectValue value) => new(
        from member in value
        let attribute = attributes.FirstOrDefault(candidate => string.Equals(candidate.Name, member.Key, StringComparison.Ordinal))
        select attribute switch
        {
            { IsSecret: true } when !member.Value.IsNull => KeyValuePair.Create<string, Value>(member.Key, SecretValue.Of(member.Value)),
            { Type.Kind: AttributeKind.Object } when member.Value is ObjectValue inner =>
                KeyValuePair.Create<string, Value>(member.Key, Wrap(attribute.Type.Attributes, inner)),
            _ => member,
        });
}
