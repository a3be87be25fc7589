using System.Collections.Frozen;

namespace ImmutaInfra.Core.Schema;

/// <summary>All there is to know about one type of resource.</summary>
public sealed class ResourceSchema
{
    private readonly FrozenDictionary<string, AttributeSchema> _byName;
    private readonly FrozenDictionary<string, AttributeSchema> _byHclName;

    private ResourceSchema(string token, string hclType, string description, IReadOnlyList<AttributeSchema> attributes)
    {
        Token = token;
        HclType = hclType;
        Description = description;
        Attributes = attributes;
        _byName = attributes.ToFrozenDictionary(attribute => attribute.Name, StringComparer.Ordinal);
        _byHclName = attributes.ToFrozenDictionary(attribute => attribute.HclName, StringComparer.Ordinal);
    }

    /// <summary>Its type under Pulumi: <c>immuta:index:SnowflakeIntegration</c>.</summary>
    public string Token { get; }

    /// <summary>Its type in HCL as the documentation writes it: <c>immuta_snowflake_integration</c>.</summary>
    public string HclType { get; }

    /// <summary>What it is, in a sentence or two.</summary>
    public string Description { get; }

    /// <summary>Inputs and outputs, in the order of the documentation.</summary>
    public IReadOnlyList<AttributeSchema> Attributes { get; }

    /// <summary>What the user may give.</summary>
    public IEnumerable<AttributeSchema> Inputs => Attributes.Where(attribute => !attribute.IsComputed);

    /// <summary>Makes the schema of a type.</summary>
    /// <param name="token">Its type under Pulumi.</param>
    /// <param name="hclType">Its type in HCL.</param>
    /// <param name="description">What it is.</param>
    /// <param name="attributes">Inputs and outputs; their names differ.</param>
    public static ResourceSchema For(string token, string hclType, string description, params AttributeSchema[] attributes) =>
        new(token, hclType, description, attributes);

    /// <summary>The attribute of that camelCase name, or null.</summary>
    public AttributeSchema? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The attribute of that snake_case name, or null.</summary>
    public AttributeSchema? FindByHclName(string hclName) => _byHclName.GetValueOrDefault(hclName);
}
