using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Checking;

/// <summary>Where a value stands, for machines and for people.</summary>
/// <param name="Path">In camelCase names.</param>
/// <param name="Hcl">In the spelling of the configuration; empty for the resource as a whole.</param>
internal readonly record struct Place(PropertyPath Path, string Hcl)
{
    /// <summary>The resource as a whole.</summary>
    public static Place Root => new(PropertyPath.Root, "");

    /// <summary>An attribute inside.</summary>
    public Place Attribute(string name) => new(Path.Member(name), Join(AttributeNames.ToHcl(name)));

    /// <summary>A member of a map inside, whose name the user chose.</summary>
    public Place Member(string name) => new(Path.Member(name), Join(name));

    /// <summary>An element inside.</summary>
    public Place Item(int index) => new(Path.Item(index), $"{Hcl}[{index}]");

    private string Join(string name) => Hcl.Length == 0 ? name : $"{Hcl}.{name}";
}
