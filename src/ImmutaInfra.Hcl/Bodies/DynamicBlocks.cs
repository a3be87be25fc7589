using ImmutaInfra.Hcl.Evaluation;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>Makes blocks of <c>dynamic</c> blocks.</summary>
/// <remarks>Source: Terraform, "dynamic Blocks".</remarks>
public static class DynamicBlocks
{
    /// <summary>A body that, when it is read, has the generated blocks in the place of each <c>dynamic</c> block, at every depth.</summary>
    /// <param name="body">The body.</param>
    /// <param name="context">What <c>for_each</c> and labels are evaluated in.</param>
    public static HclBody Expand(HclBody body, EvaluationContext context) => new ExpandedBody(body, context, []);
}
