using System.Reflection;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Who wrote a document; what stands in Terraform's <c>terraform_version</c> there would be untrue here.</summary>
internal static class Producer
{
    /// <summary>The name and the version: <c>immutainfra 0.1.0</c>.</summary>
    public static string Name { get; } =
        $"immutainfra {typeof(Producer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0"}";
}
