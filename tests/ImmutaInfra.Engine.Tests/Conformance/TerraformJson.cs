using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>Values as Terraform's JSON has them: what is unknown left out, and a tree that says where it was.</summary>
internal static class TerraformJson
{
    /// <summary>The value; null for one that is unknown as a whole.</summary>
    public static JToken? Of(HclValue marked)
    {
        var value = marked.Unmark();
        if (!value.IsKnown)
        {
            return null;
        }

        return value switch
        {
            { IsNull: true } => JValue.CreateNull(),
            { Type.Kind: HclTypeKind.String } => value.AsString(),
            { Type.Kind: HclTypeKind.Bool } => value.AsBool(),
            { Type.Kind: HclTypeKind.Number } => JToken.Parse(value.AsNumber().ToString()),
            { Type.Kind: HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple } => new JArray(value.Elements.Select(element => Of(element) ?? JValue.CreateNull())),
            _ => new JObject(value.Entries.Where(entry => entry.Value.Unmark().IsKnown).Select(entry => new JProperty(entry.Key, Of(entry.Value)))),
        };
    }

    /// <summary>True where a value is unknown, in the shape of the value; what is known throughout is left out.</summary>
    public static JToken? UnknownIn(HclValue marked)
    {
        var value = marked.Unmark();
        return !value.HasUnknowns ? null
            : !value.IsKnown ? true
            : value.Type.Kind is HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple ? new JArray(value.Elements.Select(element => UnknownIn(element) ?? false))
            : new JObject(value.Entries.Select(entry => (entry.Key, Mask: UnknownIn(entry.Value))).Where(entry => entry.Mask is not null).Select(entry => new JProperty(entry.Key, entry.Mask)));
    }

    /// <summary>A recorded tree of marks without the parts that say nothing.</summary>
    public static JToken? Essence(JToken? marks) => marks switch
    {
        JValue { Value: true } => true,
        JObject members when members.Properties().Select(member => (member.Name, Mask: Essence(member.Value))).Where(member => member.Mask is not null).ToList() is { Count: > 0 } left =>
            new JObject(left.Select(member => new JProperty(member.Name, member.Mask))),
        JArray items when items.Any(item => Essence(item) is not null) => new JArray(items.Select(item => Essence(item) ?? false)),
        _ => null,
    };
}
