using ImmutaInfra.Core.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What <c>Pulumi.yaml</c> says about a folder.</summary>
/// <param name="Name">The project: its <c>name</c>, or the folder's name in the characters that a project may have.</param>
/// <param name="BackendUrl">Its <c>backend.url</c>, or null.</param>
/// <param name="IsThere">Whether there is such a file.</param>
internal sealed record ProjectFile(string Name, string? BackendUrl, bool IsThere)
{
    private const int LongestName = 100;

    private static readonly string[] FileNames = ["Pulumi.yaml", "Pulumi.yml"];

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="DiagnosticException">It is there and cannot be used.</exception>
    public static ProjectFile Find(string directory)
    {
        var file = FileNames.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        return file is null ? new ProjectFile(NameOf(directory), null, IsThere: false) : Read(file);
    }

    private static ProjectFile Read(string file)
    {
        try
        {
            using var reader = File.OpenText(file);
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..] && Text(root, "name") is { Length: > 0 } name)
            {
                return new ProjectFile(
                    name, root.Children.TryGetValue("backend", out var backend) && backend is YamlMappingNode node ? Text(node, "url") : null, IsThere: true);
            }
        }
        catch (YamlException exception)
        {
            throw new DiagnosticException(EngineDiagnostics.UnusableProject(Path.GetFileName(file), exception.Message), exception);
        }

        throw new DiagnosticException(EngineDiagnostics.UnusableProject(Path.GetFileName(file), "it has no name."));
    }

    private static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text } ? text : null;

    private static string NameOf(string directory)
    {
        var name = string.Concat(new DirectoryInfo(directory).Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '-'));
        return name is "" or "." or ".." or "/" ? "project" : name[..Math.Min(name.Length, LongestName)];
    }
}
