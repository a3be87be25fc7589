using System.Collections.Frozen;

namespace ImmutaInfra.Core.Schema;

/// <summary>All there is to know about a provider.</summary>
public sealed class ProviderSchema
{
    private readonly FrozenDictionary<string, ResourceSchema> _resourcesByToken;
    private readonly FrozenDictionary<string, ResourceSchema> _resourcesByHclType;
    private readonly FrozenDictionary<string, FunctionSchema> _functionsByToken;
    private readonly FrozenDictionary<string, FunctionSchema> _functionsByHclType;

    /// <summary>Makes a provider's schema.</summary>
    public ProviderSchema(
        string name,
        string version,
        IReadOnlyList<AttributeSchema> configuration,
        IReadOnlyList<ResourceSchema> resources,
        IReadOnlyList<FunctionSchema> functions)
    {
        Name = name;
        Version = version;
        Configuration = configuration;
        Resources = resources;
        Functions = functions;
        _resourcesByToken = resources.ToFrozenDictionary(resource => resource.Token, StringComparer.Ordinal);
        _resourcesByHclType = resources.ToFrozenDictionary(resource => AttributeNames.Normalize(resource.HclType), StringComparer.Ordinal);
        _functionsByToken = functions.ToFrozenDictionary(function => function.Token, StringComparer.Ordinal);
        _functionsByHclType = functions.ToFrozenDictionary(function => AttributeNames.Normalize(function.HclType), StringComparer.Ordinal);
    }

    /// <summary>The package: <c>immuta</c>.</summary>
    public string Name { get; }

    /// <summary>Its semantic version.</summary>
    public string Version { get; }

    /// <summary>What a provider block may hold.</summary>
    public IReadOnlyList<AttributeSchema> Configuration { get; }

    /// <summary>The types of resources.</summary>
    public IReadOnlyList<ResourceSchema> Resources { get; }

    /// <summary>The data sources.</summary>
    public IReadOnlyList<FunctionSchema> Functions { get; }

    /// <summary>The resource type of that token, or null.</summary>
    public ResourceSchema? FindResource(string token) => _resourcesByToken.GetValueOrDefault(token);

    /// <summary>The resource type that an HCL type means, or null. Underscores and capitals do not count.</summary>
    public ResourceSchema? FindResourceByHclType(string hclType) => _resourcesByHclType.GetValueOrDefault(AttributeNames.Normalize(hclType));

    /// <summary>The function of that token, or null.</summary>
    public FunctionSchema? FindFunction(string token) => _functionsByToken.GetValueOrDefault(token);

    /// <summary>The function that an HCL data source means, or null. Underscores and capitals do not count.</summary>
    public FunctionSchema? FindFunctionByHclType(string hclType) => _functionsByHclType.GetValueOrDefault(AttributeNames.Normalize(hclType));
}
