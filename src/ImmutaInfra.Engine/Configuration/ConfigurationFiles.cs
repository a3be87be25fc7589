namespace ImmutaInfra.Engine.Configuration;

/// <summary>Knows which files of a folder belong to its configuration.</summary>
/// <remarks>Source: Terraform's documentation, "Files and Configuration Structure" and "Override Files".</remarks>
internal static class ConfigurationFiles
{
    /// <summary>The configuration files of a folder in ordinal order, overrides last; none where there is no such folder.</summary>
    public static IReadOnlyList<string> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder)
            .Where(file => IsConfiguration(Path.GetFileName(file)))
            .OrderBy(IsOverride)
            .ThenBy(Path.GetFileName, StringComparer.Ordinal)];

    /// <summary>Whether what the file says goes over what the others say.</summary>
    public static bool IsOverride(string file)
    {
        var name = Path.GetFileName(file);
        name = name.EndsWith(".tf.json", StringComparison.Ordinal) ? name[..^8] : name[..^3];
        return name == "override" || name.EndsWith("_override", StringComparison.Ordinal);
    }

    private static bool IsConfiguration(string name) =>
        (name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tf.json", StringComparison.Ordinal))
        && name[0] != '.'
        && !name.EndsWith('~')
        && !(name.StartsWith('#') && name.EndsWith('#'));
}
