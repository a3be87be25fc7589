using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State;

/// <summary>How instances are called in a stack: the way of pulumi-hcl.</summary>
/// <remarks>Source: recorded stacks of pulumi-hcl 0.16. A resource is called by its name and key, with the instance names of its
/// modules in front: <c>edge[0].lake["eu"]</c>; a module instance is a component.</remarks>
/// <param name="project">The project.</param>
/// <param name="stack">The stack.</param>
public sealed class UrnNaming(string project, string stack)
{
    /// <summary>The stack's own resource.</summary>
    public Urn Stack { get; } = Urn.ForStack(stack, project);

    /// <summary>The name that the <c>pulumi</c> block of its call gives a module instance; null where it gives none.</summary>
    public Func<ModuleAddress, string?> ModuleName { get; init; } = _ => null;

    /// <summary>The component of a module instance; the stack's own resource for the root.</summary>
    public Urn Module(ModuleAddress module) => Component(module).Urn;

    /// <summary>An instance of a resource.</summary>
    /// <param name="address">The instance.</param>
    /// <param name="token">The resource's type token.</param>
    /// <param name="name">The name that its <c>pulumi</c> block gives it, which then is the whole of it; null for that which its address gives.</param>
    public Urn Resource(InstanceAddress address, string token, string? name = null)
    {
        var (parent, prefix) = Component(address.Resource.Module);
        return Urn.Create(stack, project, parent, token, name ?? $"{prefix}{(prefix.Length == 0 ? "" : ".")}{address.Resource.Name}{address.Key}");
    }

    /// <summary>A provider.</summary>
    public Urn Provider(string package, string name) => Urn.Create(stack, project, null, $"{ResourceState.ProviderTypePrefix}{package}", name);

    /// <summary>The address that a resource in a stack has; null where its name is none.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="hclType">Its type in HCL.</param>
    public static InstanceAddress? AddressOf(Urn urn, string hclType)
    {
        if (AddressParser.TryParseNames(urn.Name) is not { } names)
        {
            return null;
        }

        var last = names[^1];
        var module = names.SkipLast(1).Aggregate(ModuleAddress.Root, (outer, call) => outer.Child(call.Name, call.Key));
        return new ResourceAddress(module, ResourceMode.Managed, hclType, last.Name).Instance(last.Key);
    }

    /// <summary>The address that a record has: the one that it notes, else that which its name gives; null where its name is none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="hclType">Its type in HCL.</param>
    public static InstanceAddress? AddressOf(ResourceState record, string hclType) =>
        RecordedAddress.Find(record) is { } noted
            ? (noted.Resource with { Type = hclType }).Instance(noted.Key)
            : AddressOf(record.Urn, hclType);

    private (Urn Urn, string Name) Component(ModuleAddress module)
    {
        var (urn, name) = (Stack, "");
        var instance = ModuleAddress.Root;
        foreach (var step in module.Steps)
        {
            instance = instance.Child(step.Name, step.Key);
            name = ModuleName(instance) ?? $"{name}{(name.Length == 0 ? "" : ".")}{step.Name}{step.Key}";
            urn = Urn.Create(stack, project, urn, ComponentType(step.Name), name);
        }

        return (urn, name);
    }

    private static string ComponentType(string name) =>
        $"components:index:{string.Concat(name.Split('_', '-').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]))}";
}
