using ImmutaInfra.Conventions.Tests;
using ImmutaInfra.Resources;
using ImmutaInfra.Resources.Packaging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>The package schema, and where things are.</summary>
internal static class Package
{
    public static JObject Schema { get; } =
        JObject.Parse(PackageSchema.Write(ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema));

    /// <summary>A path in the repository.</summary>
    public static string PathOf(string path) => Path.Combine(Repository.Root, path);

    public static string Text(string path) => File.ReadAllText(PathOf(path));

    /// <summary>The sources below a folder, without what builds and Pulumi make there.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "sdks" or "node_modules" or "venv")
        orderby path
        select path;

    /// <summary>The inputs of a resource by its name in SDKs.</summary>
    public static JObject Inputs(string resource) =>
        (JObject?)Schema["resources"]![$"immuta:index:{resource}"]?["inputProperties"] ?? throw new AssertionException($"The schema has no resource {resource}.");

    public static IEnumerable<string> RequiredInputs(string resource) => Schema["resources"]![$"immuta:index:{resource}"]!["requiredInputs"]!.Select(name => (string)name!);

    /// <summary>The named type that a property refers to, or null for one of the plain ones.</summary>
    public static JObject? TypeOf(JToken property) =>
        (string?)property["$ref"] is { } reference && reference.StartsWith("#/types/", StringComparison.Ordinal)
            ? (JObject)Schema["types"]![reference["#/types/".Length..]]!
            : null;
}
