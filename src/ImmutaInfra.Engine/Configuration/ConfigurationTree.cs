using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>All that the user wrote: the root module and what it calls.</summary>
/// <param name="Root">The root module.</param>
/// <param name="Files">Every file read, by name, with its text: for messages and to bind a saved plan to them.</param>
public sealed record ConfigurationTree(ModuleConfiguration Root, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>A configuration of nothing.</summary>
    public static ConfigurationTree Empty { get; } = new(
        new ModuleConfiguration
        {
            Address = ModuleAddress.Root,
            Directory = ".",
            Variables = new Dictionary<string, VariableConfiguration>(),
            Locals = new Dictionary<string, LocalConfiguration>(),
            Outputs = new Dictionary<string, OutputConfiguration>(),
            Resources = new Dictionary<string, ResourceConfiguration>(),
            Providers = new Dictionary<string, ProviderConfiguration>(),
            RequiredProviders = new Dictionary<string, RequiredProvider>(),
            Calls = new Dictionary<string, ModuleCallConfiguration>(),
        },
        new Dictionary<string, string>());

    /// <summary>Every module, callers first.</summary>
    public IEnumerable<ModuleConfiguration> Modules => Root.SelfAndDescendants();

    /// <summary>The module at an address, keys left aside; null where there is none.</summary>
    public ModuleConfiguration? Find(ModuleAddress address)
    {
        var module = Root;
        foreach (var step in address.Steps)
        {
            if (!module.Children.TryGetValue(step.Name, out var child))
            {
                return null;
            }

            module = child;
        }

        return module;
    }
}
