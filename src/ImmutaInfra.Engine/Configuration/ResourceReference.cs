using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>The part of a reference that names a resource or data source.</summary>
/// <param name="Mode">Which of the two.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="StepCount">How many steps behind the root name belong to that.</param>
internal sealed record ResourceReference(ResourceMode Mode, string Type, string Name, int StepCount)
{
    /// <summary>How its module finds it.</summary>
    public string LocalAddress => $"{(Mode == ResourceMode.Data ? "data." : "")}{Type}.{Name}";

    /// <summary>Reads it from a reference that begins with <c>data</c>, <c>resource</c> or a type; null where it is incomplete.</summary>
    public static ResourceReference? From(ScopeTraversalSyntax traversal) => (traversal.RootName, traversal.Steps) switch
    {
        ("data", [AttributeStepSyntax type, AttributeStepSyntax name, ..]) => new(ResourceMode.Data, type.Name, name.Name, 2),
        ("resource", [AttributeStepSyntax type, AttributeStepSyntax name, ..]) => new(ResourceMode.Managed, type.Name, name.Name, 2),
        ("data" or "resource", _) => null,
        (var type, [AttributeStepSyntax name, ..]) => new(ResourceMode.Managed, type, name.Name, 1),
        _ => null,
    };
}
