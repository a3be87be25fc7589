using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Formatting;

namespace ImmutaInfra.Cli.Discovery;

/// <summary>What was discovered as files: one for each type, each resource with its import and the variables that it needs.</summary>
/// <param name="Resources">The resources, by file and then by id.</param>
/// <param name="Files">The names of files that are free, each with its text.</param>
internal sealed record DiscoveredConfiguration(
    IReadOnlyList<(string File, WrittenResource Resource)> Resources, IReadOnlyList<(string File, string Text)> Files)
{
    /// <summary>What the user has to give.</summary>
    public IEnumerable<WrittenVariable> Variables => Resources.SelectMany(each => each.Resource.Variables);

    /// <summary>Writes it, formatted.</summary>
    /// <param name="discovery">What was discovered.</param>
    /// <param name="isThere">Whether there is a file of that name already.</param>
    public static DiscoveredConfiguration Of(DiscoveredTenant discovery, Func<string, bool> isThere)
    {
        var names = new FreeNames(discovery.TakenAddresses, discovery.TakenVariables);
        var resources = new List<(string, WrittenResource)>();
        var files = new List<(string, string)>();
        foreach (var type in discovery.Resources.GroupBy(FreeNames.ShortTypeOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var file = Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? $"{type.Key}.tf" : $"{type.Key}_{number}.tf").First(name => !isThere(name));
            var written = type.Select(resource => ResourceWriter.Write(resource, names)).ToList();
            resources.AddRange(written.Select(resource => (file, resource)));
            files.Add((file, Formatted(string.Join('\n', written.Select(resource => resource.Text)), file)));
        }

        return new DiscoveredConfiguration(resources, files);
    }

    private static string Formatted(string text, string file) => HclFormatter.Format(text, file, new DiagnosticBag())
        ?? throw new InvalidOperationException("What was written as configuration is none.");
}
