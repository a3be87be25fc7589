using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Finds the provider block that a resource uses: its module's own, one handed down by the caller, or the caller's.</summary>
internal static class ProviderResolution
{
    /// <summary>The configured provider that is meant.</summary>
    /// <param name="tree">The configuration.</param>
    /// <param name="module">The module with the resource.</param>
    /// <param name="selection">What the resource says.</param>
    public static ProviderKey Resolve(ConfigurationTree tree, ModuleConfiguration module, ProviderSelection selection)
    {
        var (current, wanted) = (module, selection);
        var package = PackageOf(module, selection.LocalName);
        while (!current.Providers.ContainsKey(wanted.ToString()) && current.Address.Parent is { } parentAddress)
        {
            var parent = tree.Find(parentAddress)!;
            var call = parent.Calls[current.Address.Steps[^1].Name];
            wanted = call.Providers.TryGetValue(wanted.ToString(), out var handedDown) ? handedDown : wanted;
            current = parent;
        }

        return current.Providers.ContainsKey(wanted.ToString())
            ? new ProviderKey(current.Address, wanted.LocalName, wanted.Alias, PackageOf(current, wanted.LocalName), IsDefault: false)
            : new ProviderKey(ModuleAddress.Root, package, wanted.Alias, package, IsDefault: true);
    }

    /// <summary>The package that a module means by a provider's local name.</summary>
    public static string PackageOf(ModuleConfiguration module, string localName) =>
        (module.RequiredProviders.TryGetValue(localName, out var required) ? required.Package : localName) is var package && package == TerraformBuiltIns.LocalName
            ? TerraformDataProvider.Package
            : package;
}
