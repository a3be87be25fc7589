namespace ImmutaInfra.Hcl.Bodies;

/// <summary>What a body may hold.</summary>
/// <param name="Attributes">Its arguments.</param>
/// <param name="Blocks">The types of its blocks.</param>
public sealed record BodySchema(IReadOnlyList<AttributeSlot> Attributes, IReadOnlyList<BlockSlot> Blocks)
{
    /// <summary>The same, nothing required.</summary>
    public BodySchema WithoutRequirements() =>
        this with { Attributes = [.. Attributes.Select(attribute => attribute with { IsRequired = false })] };
}
