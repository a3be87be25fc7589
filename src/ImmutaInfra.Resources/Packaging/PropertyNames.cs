using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Resources.Packaging;

/// <summary>Turns texts that name attributes as HCL does into such that name properties as Pulumi does.</summary>
public sealed partial class PropertyNames
{
    private readonly FrozenDictionary<string, string> _names;

    /// <summary>Knows the names of a provider.</summary>
    public PropertyNames(ProviderSchema schema)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in schema.Resources)
        {
            names[resource.HclType] = resource.Token;
            Gather(resource.Attributes, names);
        }

        foreach (var function in schema.Functions)
        {
            Gather(function.Inputs, names);
        }

        Gather(schema.Configuration, names);
        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The text with <c>workspace_url</c> as <c>workspaceUrl</c> and <c>immuta_s3_integration</c> as
    /// <c>immuta:index:S3Integration</c>; everything else stays.</summary>
    public string In(string text) => SnakeCase().Replace(text, match => _names.GetValueOrDefault(match.Value, match.Value));

    private static void Gather(IEnumerable<AttributeSchema> attributes, Dictionary<string, string> names)
    {
        foreach (var attribute in attributes)
        {
            names.TryAdd(attribute.HclName, attribute.Name);
            for (var type = attribute.Type; type is not null; type = type.Element)
            {
                Gather(type.Attributes, names);
            }
        }
    }

    [GeneratedRegex("[a-z0-9]+(?:_[a-z0-9]+)+")]
    private static partial Regex SnakeCase();
}
