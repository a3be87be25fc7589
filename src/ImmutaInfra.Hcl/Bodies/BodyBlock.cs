using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>A block of a body.</summary>
/// <param name="Type">Its type.</param>
/// <param name="TypeSpan">Where the type stands.</param>
/// <param name="Labels">Its labels, as many as the schema asks for.</param>
/// <param name="HeaderSpan">The type and the labels: the place to blame for the block as a whole.</param>
/// <param name="Body">What is inside.</param>
public sealed record BodyBlock(
    string Type, SourceSpan TypeSpan, IReadOnlyList<LabelSyntax> Labels, SourceSpan HeaderSpan, HclBody Body)
{
    /// <summary>Whether it stands for any number of blocks: a <c>dynamic</c> block whose <c>for_each</c> is unknown.</summary>
    public bool IsUnknown { get; init; }
}
