namespace ImmutaInfra.Hcl.Bodies;

/// <summary>An argument that a body may hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">Whether it is an error to leave it out.</param>
public sealed record AttributeSlot(string Name, bool IsRequired = false);
