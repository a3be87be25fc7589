using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What <c>Pulumi.yaml</c> says about a folder.</summary>
internal sealed record ProjectFile
{
    private const int LongestName = 100;

    /// <summary>The file as pulumi calls it when it makes one.</summary>
    public const string Usual = "Pulumi.yaml";

    private static readonly string[] FileNames = [Usual, "Pulumi.yml"];

    /// <summary>The project: its <c>name</c>, or the folder's name in the characters that a project may have.</summary>
    public required string Name { get; init; }

    /// <summary>Its <c>backend.url</c>, or null.</summary>
    public string? BackendUrl { get; init; }

    /// <summary>The folder with the settings of its stacks, absolute: its <c>stackConfigDir</c>, or its own.</summary>
    public required string SettingsFolder { get; init; }

    /// <summary>The file itself, absolute; null where there is none.</summary>
    public string? Path { get; init; }

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="DiagnosticException">It is there and cannot be used.</exception>
    public static ProjectFile Find(string directory)
    {
        var file = FileNames.Select(name => System.IO.Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        return file is null ? new ProjectFile { Name = NameOf(directory), SettingsFolder = directory } : Read(file, directory);
    }

    private static ProjectFile Read(string file, string directory)
    {
        try
        {
            if (YamlText.Parse(File.ReadAllText(file)) is YamlMappingNode root && Text(root, "name") is { Length: > 0 } name)
            {
                return new ProjectFile
                {
                    Name = name,
                    BackendUrl = root.Children.TryGetValue("backend", out var backend) && backend is YamlMappingNode node ? Text(node, "url") : null,
                    SettingsFolder = System.IO.Path.GetFullPath(Text(root, "stackConfigDir") ?? ".", directory),
                    Path = file,
                };
            }
        }
        catch (YamlException exception)
        {
            throw new DiagnosticException(EngineDiagnostics.UnusableProject(System.IO.Path.GetFileName(file), exception.Message), exception);
        }

        throw new DiagnosticException(EngineDiagnostics.UnusableProject(System.IO.Path.GetFileName(file), "it has no name."));
    }

    private static string? Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text } ? text : null;

    private static string NameOf(string directory)
    {
        var name = string.Concat(new DirectoryInfo(directory).Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? c : '-'));
        return name is "" or "." or ".." or "/" ? "project" : name[..Math.Min(name.Length, LongestName)];
    }
}
