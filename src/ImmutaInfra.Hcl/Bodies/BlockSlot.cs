namespace ImmutaInfra.Hcl.Bodies;

/// <summary>A type of blocks that a body may hold, any number of each.</summary>
/// <param name="Type">The type.</param>
/// <param name="LabelNames">What its labels are called, in messages; as many labels are required.</param>
public sealed record BlockSlot(string Type, params IReadOnlyList<string> LabelNames);
