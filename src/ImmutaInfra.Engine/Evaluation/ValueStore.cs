using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What a walk has found out so far: the values that later expressions refer to. Each name is written once, by the node
/// that it belongs to, before any node that refers to it is visited.</summary>
internal sealed class ValueStore
{
    /// <summary>The values of variables, by module instance and name.</summary>
    public ConcurrentDictionary<(ModuleAddress Module, string Name), HclValue> Variables { get; } = [];

    /// <summary>The values of locals, by module instance and name.</summary>
    public ConcurrentDictionary<(ModuleAddress Module, string Name), HclValue> Locals { get; } = [];

    /// <summary>The values of outputs, by module instance and name.</summary>
    public ConcurrentDictionary<(ModuleAddress Module, string Name), HclValue> Outputs { get; } = [];

    /// <summary>The values of resources and data sources, by address.</summary>
    public ConcurrentDictionary<ResourceAddress, ResourceValues> Resources { get; } = [];

    /// <summary>How often each module call is there, by calling instance and name.</summary>
    public ConcurrentDictionary<(ModuleAddress Caller, string Name), Repetition> ModuleCalls { get; } = [];

    /// <summary>What the <c>pulumi</c> blocks of module calls come to, by module instance; those without one are not there.</summary>
    public ConcurrentDictionary<ModuleAddress, (string? Name, bool Protect)> ModuleOptions { get; } = [];

    /// <summary>The name that the <c>pulumi</c> block of its call gives a module instance; null where it gives none.</summary>
    public string? NameOf(ModuleAddress module) => ModuleOptions.TryGetValue(module, out var options) ? options.Name : null;

    /// <summary>Whether there is such an instance of a module.</summary>
    public bool HasInstance(ModuleAddress module) =>
        module.Parent is not { } caller
        || (ModuleCalls.TryGetValue((caller, module.Steps[^1].Name), out var repetition) && repetition.Has(module.Steps[^1].Key) && HasInstance(caller));

    /// <summary>All instances of a module.</summary>
    /// <param name="module">The way to it without keys.</param>
    public IEnumerable<ModuleAddress> InstancesOf(ModuleAddress module)
    {
        IEnumerable<ModuleAddress> instances = [ModuleAddress.Root];
        foreach (var step in module.Steps)
        {
            instances = instances.SelectMany(caller =>
                ModuleCalls.TryGetValue((caller, step.Name), out var repetition)
                    ? repetition.Keys.Select(key => caller.Child(step.Name, key))
                    : []);
        }

        return instances;
    }
}
