namespace ImmutaInfra.Hcl.Values;

/// <summary>One attribute of an object type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsOptional">Whether a conversion to the object type may leave it out; it is null then. Types of values never have
/// optional attributes, type constraints may.</param>
public readonly record struct HclAttribute(string Name, HclType Type, bool IsOptional = false);
