using System.Collections.Concurrent;
using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Keeps on which instances of resources each name depends, so that the state can say so. Filled along the walk: what a name
/// refers to is there before it.</summary>
/// <param name="values">Which instances there are.</param>
internal sealed class DependencyBook(ValueStore values)
{
    private static readonly ImmutableHashSet<InstanceAddress> None = [];

    private readonly ConcurrentDictionary<(ModuleAddress Module, string Name), ImmutableHashSet<InstanceAddress>> _known = [];

    /// <summary>Notes what a local, a variable, an output or a data source depends on.</summary>
    /// <param name="module">The module instance it is in.</param>
    /// <param name="name">Its name with its kind: <c>local.x</c>.</param>
    /// <param name="dependencies">What it depends on.</param>
    public void Note(ModuleAddress module, string name, ImmutableHashSet<InstanceAddress> dependencies) => _known[(module, name)] = dependencies;

    /// <summary>What references depend on. One set is shared by all that depend on the same.</summary>
    /// <param name="module">The module in which they are looked up.</param>
    /// <param name="instance">Which instance of it.</param>
    /// <param name="references">The references.</param>
    public ImmutableHashSet<InstanceAddress> Of(ModuleConfiguration module, ModuleAddress instance, IEnumerable<ScopeTraversalSyntax> references)
    {
        var all = None;
        foreach (var reference in references)
        {
            var these = Of(module, instance, reference);
            all = all.IsEmpty ? these : these.IsEmpty || ReferenceEquals(all, these) ? all : all.Union(these);
        }

        return all;
    }

    private ImmutableHashSet<InstanceAddress> Of(ModuleConfiguration module, ModuleAddress instance, ScopeTraversalSyntax reference)
    {
        switch (reference.RootName)
        {
            case "var" or "local" when reference.Steps is [AttributeStepSyntax { Name: var name }, ..]:
                return _known.GetValueOrDefault((instance, $"{reference.RootName}.{name}"), None);
            case "module" when reference.Steps is [AttributeStepSyntax { Name: var call }, ..]:
                return OfModule(module, instance, call, reference);
            case "var" or "local" or "module" or "path" or "terraform" or "pulumi" or "count" or "each" or "self":
                return None;
        }

        if (ResourceReference.From(reference) is not { } resource || !module.Resources.ContainsKey(resource.LocalAddress))
        {
            return None;
        }

        if (resource.Mode == ResourceMode.Data)
        {
            return _known.GetValueOrDefault((instance, resource.LocalAddress), None);
        }

        var address = new ResourceAddress(instance, resource.Mode, resource.Type, resource.Name);
        if (!values.Resources.TryGetValue(address, out var instances))
        {
            return None;
        }

        return reference.Steps.Count > resource.StepCount
            && reference.Steps[resource.StepCount] is IndexStepSyntax step
            && InstanceKeys.Of(step) is var only && instances.Repetition.Has(only)
                ? [address.Instance(only)]
                : _known.GetOrAdd((instance, resource.LocalAddress), _ => [.. instances.Repetition.Keys.Select(address.Instance)]);
    }

    private ImmutableHashSet<InstanceAddress> OfModule(
        ModuleConfiguration module, ModuleAddress instance, string call, ScopeTraversalSyntax reference)
    {
        if (!module.Children.TryGetValue(call, out var child) || !values.ModuleCalls.TryGetValue((instance, call), out var repetition))
        {
            return None;
        }

        var output = reference.Steps.Skip(1).OfType<AttributeStepSyntax>().FirstOrDefault()?.Name;
        var names = output is not null && child.Outputs.ContainsKey(output) ? [output] : child.Outputs.Keys;
        var keys = reference.Steps is [_, IndexStepSyntax step, ..] && InstanceKeys.Of(step) is var only && repetition.Has(only) ? [only] : repetition.Keys;
        return names
            .SelectMany(name => keys.Select(key => _known.GetValueOrDefault((instance.Child(call, key), $"output.{name}"), None)))
            .Aggregate(None, (all, these) => all.IsEmpty ? these : all.Union(these));
    }
}
