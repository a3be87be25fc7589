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

    private static ResourceState Rename(ResourceState resource, StackName name) => UrnRewriting.Rewrite(resource, urn => Rename(urn, name));

    /// <summary>The stack's own resource bears project and stack in its name, too.</summary>
    private static Urn Rename(Urn urn, StackName name) => urn.QualifiedType == Urn.StackType
        ? Urn.ForStack(name.Stack, name.Project)
        : Urn.Create(name.Stack, name.Project, null, urn.QualifiedType, urn.Name);
}
