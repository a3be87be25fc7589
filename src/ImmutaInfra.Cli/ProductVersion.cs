using System.Reflection;

namespace ImmutaInfra.Cli;

/// <summary>Which ImmutaInfra this is.</summary>
internal static class ProductVersion
{
    /// <summary>The semantic version: <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
