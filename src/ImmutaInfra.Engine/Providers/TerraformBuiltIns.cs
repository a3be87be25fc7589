using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Adds Terraform's built-in provider to others: every configuration has it, whether or not it says so.</summary>
/// <param name="others">The other providers, or null for none.</param>
/// <param name="folder">What the paths of state files are relative to; null for where the program was started.</param>
public sealed class TerraformBuiltIns(IProviderCatalog? others = null, string? folder = null) : IProviderCatalog
{
    /// <summary>What configurations call it.</summary>
    internal const string LocalName = "terraform";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => [.. others?.Packages ?? [], LocalName];

    /// <inheritdoc/>
    public ProviderSchema? FindSchema(string package) =>
        package == TerraformDataProvider.Package ? TerraformDataProvider.OwnSchema : others?.FindSchema(package);

    /// <inheritdoc/>
    public IResourceProvider Create(string package) => package == TerraformDataProvider.Package
        ? new TerraformDataProvider(folder ?? "")
        : others?.Create(package) ?? throw new ArgumentException($"There is no provider {package}.", nameof(package));
}
