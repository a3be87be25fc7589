namespace ImmutaInfra.Testing;

/// <summary>Programs that a machine may lack.</summary>
public static class ProgramOnPath
{
    /// <summary>Finds a program.</summary>
    /// <param name="names">What it is called, here or there.</param>
    /// <returns>Its file; null where no folder of <c>PATH</c> holds it.</returns>
    public static string? Find(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)))
            .FirstOrDefault(File.Exists);
}
