using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State;

/// <summary>Gives a stack another name in all its URNs.</summary>
internal static class StackRenaming
{
    /// <summary>The same state under another name.</summary>
    public static StackSnapshot Rename(StackSnapshot snapshot, StackName name) => snapshot with
    {
        Stack = name.Qualified,
        Resources = [.. snapshot.Resources.Select(resource => Rename(resource, name))],
        PendingOperations = [.. snapshot.PendingOperations.Select(operation => operation with { Resource = Rename(operation.Resource, name) })],
    };

    private static ResourceState Rename(ResourceState resource, StackName name) => resource with
    {
        Urn = Rename(resource.Urn, name),
        Parent = RenameAny(resource.Parent, name),
        Dependencies = Rename(resource.Dependencies, name),
        Provider = resource.Provider is { } provider ? provider with { Urn = Rename(provider.Urn, name) } : null,
        PropertyDependencies = resource.PropertyDependencies.ToDictionary(pair => pair.Key, pair => Rename(pair.Value, name), StringComparer.Ordinal),
        Aliases = Rename(resource.Aliases, name),
        DeletedWith = RenameAny(resource.DeletedWith, name),
        ReplaceWith = Rename(resource.ReplaceWith, name),
        ViewOf = RenameAny(resource.ViewOf, name),
    };

    private static IReadOnlyList<Urn> Rename(IReadOnlyList<Urn> urns, StackName name) => [.. urns.Select(urn => Rename(urn, name))];

    private static Urn? RenameAny(Urn? urn, StackName name) => urn is null ? null : Rename(urn, name);

    /// <summary>The stack's own resource bears project and stack in its name, too.</summary>
    private static Urn Rename(Urn urn, StackName name) => urn.QualifiedType == Urn.StackType
        ? Urn.ForStack(name.Stack, name.Project)
        : Urn.Create(name.Stack, name.Project, null, urn.QualifiedType, urn.Name);
}
