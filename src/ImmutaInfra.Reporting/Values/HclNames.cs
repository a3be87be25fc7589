using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Reporting.Values;

/// <summary>Brings attributes from the provider's camelCase into the names of the configuration, at every level of the schema.
/// The keys of maps are the user's own and stay.</summary>
/// <param name="opensSecrets">Whether names inside of secrets matter. A secret from the state is costly to open, so that nobody
/// does who will not show it.</param>
/// <param name="fillsNulls">Whether attributes that are not there are null, as in Terraform's JSON.</param>
internal sealed class HclNames(bool opensSecrets, bool fillsNulls)
{
    // A plan of ten thousand resources has the same few names ten thousand times.
    private readonly Dictionary<string, string> _hclNames = new(StringComparer.Ordinal);

    /// <summary>The attributes under their HCL names, those that the schema or the plan calls sensitive wrapped as secrets.</summary>
    /// <param name="schema">The schema, or null for a type that nobody knows any more: then only the outermost names change.</param>
    /// <param name="attributes">The attributes in camelCase.</param>
    /// <param name="sensitive">HCL names of attributes that are sensitive beyond the schema.</param>
    public ObjectValue Of(ResourceSchema? schema, ObjectValue attributes, IReadOnlyList<string> sensitive) =>
        new(Members(attributes, schema?.Attributes ?? [], name => schema?.Find(name))
            .Select(member => sensitive.Contains(member.Key, StringComparer.Ordinal) ? KeyValuePair.Create(member.Key, Hide(member.Value)) : member));

    /// <summary>A path in HCL names: texts and positions.</summary>
    public static IReadOnlyList<object> Path(ResourceSchema? schema, PropertyPath path)
    {
        var names = new List<object>(path.Segments.Count);
        var attributes = schema?.Attributes;
        AttributeType? type = null;
        foreach (var segment in path.Segments)
        {
            var attribute = segment is string wanted ? Find(attributes ?? [], wanted) : null;
            names.Add(attribute?.HclName ?? (segment is string name && names.Count == 0 ? AttributeNames.ToHcl(name) : segment));
            type = attribute?.Type ?? type?.Element;
            attributes = type?.Attributes;
        }

        return names;
    }

    private static AttributeSchema? Find(IReadOnlyList<AttributeSchema> attributes, string name) =>
        attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));

    /// <summary>Hides a value; what is null or not known has nothing to hide.</summary>
    private static Value Hide(Value value) => value is NullValue or UnknownValue ? value : SecretValue.Of(value);

    private string HclName(string name)
    {
        if (!_hclNames.TryGetValue(name, out var hclName))
        {
            hclName = AttributeNames.ToHcl(name);
            _hclNames.Add(name, hclName);
        }

        return hclName;
    }

    private IEnumerable<KeyValuePair<string, Value>> Members(
        ObjectValue members, IReadOnlyList<AttributeSchema> attributes, Func<string, AttributeSchema?> find)
    {
        var absent = fillsNulls
            ? attributes.Where(attribute => !members.Has(attribute.Name)).Select(attribute => KeyValuePair.Create(HclName(attribute.Name), Value.Null))
            : [];
        return absent.Concat(members.Select(member =>
        {
            if (find(member.Key) is not { } attribute)
            {
                return KeyValuePair.Create(HclName(member.Key), member.Value);
            }

            var value = Convert(member.Value, attribute.Type);
            return KeyValuePair.Create(HclName(attribute.Name), attribute.IsSecret ? Hide(value) : value);
        }));
    }

    private Value Convert(Value value, AttributeType type) => value switch
    {
        _ when type.Kind == AttributeKind.Typed => TypedValue.Bare(value),
        SecretValue secret when opensSecrets => SecretValue.Of(Convert(secret.Revealed, type)),
        ObjectValue members when type.Kind == AttributeKind.Object =>
            new ObjectValue(Members(members, type.Attributes, name => Find(type.Attributes, name))),
        ObjectValue members when type is { Kind: AttributeKind.Map, Element: { } element } =>
            new ObjectValue(members.Select(member => KeyValuePair.Create(member.Key, Convert(member.Value, element)))),
        ListValue items when type.Element is { } element => new ListValue(items.Select(item => Convert(item, element))),
        _ => value,
    };
}
