using System.Text;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Cli.Discovery;

/// <summary>Names for what was discovered: short, safe in every language, and free.</summary>
/// <param name="addresses">The addresses of resources that are taken.</param>
/// <param name="variables">The names of variables that are taken.</param>
internal sealed class FreeNames(IEnumerable<string> addresses, IEnumerable<string> variables)
{
    private const int LongestName = 48;

    private readonly HashSet<string> _addresses = new(addresses, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _variables = new(variables, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a type is called in names: <c>snowflake</c>.</summary>
    public static string ShortTypeOf(DiscoveredResource resource) =>
        resource.Schema.HclType.Replace("immuta_", "", StringComparison.Ordinal).Replace("_integration", "", StringComparison.Ordinal);

    /// <summary>Takes a name for a resource: from its name or host, with the id behind it where that is taken.</summary>
    public string TakeResource(DiscoveredResource resource)
    {
        var name = Wanted(resource);
        return Take(_addresses, $"{resource.Schema.HclType}.", [name, $"{name}_{resource.Id}"]);
    }

    /// <summary>Takes a name for a variable.</summary>
    public string TakeVariable(string wanted) => Take(_variables, "", [wanted]);

    private static string Take(HashSet<string> taken, string prefix, string[] candidates)
    {
        var further = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{candidates[^1]}_{number}");
        return candidates.Concat(further).First(name => taken.Add(prefix + name));
    }

    private static string Wanted(DiscoveredResource resource)
    {
        var type = ShortTypeOf(resource);
        var inputs = resource.Inputs;
        var name = Safe(TextOf(inputs, "name") ?? FirstLabel(TextOf(inputs, "host") ?? TextOf(inputs, "workspaceUrl")) ?? TextOf(inputs, "dataset") ?? type);
        return name.Length == 0 ? type : char.IsAsciiDigit(name[0]) ? $"{type}_{name}" : name;
    }

    private static string? TextOf(ObjectValue inputs, string name) => inputs[name] is TextValue { Text.Length: > 0 } text ? text.Text : null;

    // Of acme.snowflakecomputing.com people say acme; of an address in numbers they need all.
    private static string? FirstLabel(string? host) => host?.Split('.')[0] is { } label && !label.All(char.IsAsciiDigit) ? label : host;

    private static string Safe(string text)
    {
        var name = new StringBuilder();
        foreach (var character in text)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        return name.ToString(0, Math.Min(name.Length, LongestName)).Trim('_');
    }
}
