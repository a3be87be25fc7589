using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>What a schema found in a body.</summary>
/// <param name="Attributes">The arguments in the order of the source.</param>
/// <param name="Blocks">The blocks in the order of the source.</param>
/// <param name="MissingItemSpan">The place to point at when something is missing.</param>
public sealed record BodyContent(
    IReadOnlyList<BodyAttribute> Attributes, IReadOnlyList<BodyBlock> Blocks, SourceSpan MissingItemSpan)
{
    /// <summary>The argument of that name, or null.</summary>
    public BodyAttribute? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute;
            }
        }

        return null;
    }
}
