namespace ImmutaInfra.Core.Addresses;

/// <summary>One step from a module to one that it calls.</summary>
/// <param name="Name">The label of the <c>module</c> block.</param>
/// <param name="Key">Which instance, or null for a call without <c>count</c> and <c>for_each</c>.</param>
public sealed record ModuleStep(string Name, InstanceKey? Key = null)
{
    /// <summary><c>module.name[key]</c>.</summary>
    public override string ToString() => $"module.{Name}{Key}";
}
