using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>What a resource or data block refers to.</summary>
internal static class BlockReferences
{
    /// <summary>The references of its arguments, its repetition and its conditions.</summary>
    public static IEnumerable<ScopeTraversalSyntax> Of(ResourceConfiguration block, BlockInputs inputs) =>
        inputs.References
            .Concat(block.Count?.References() ?? [])
            .Concat(block.ForEach?.References() ?? [])
            .Concat(block.Lifecycle.ReplaceTriggeredBy.SelectMany(expression => expression.References()))
            .Concat(block.Lifecycle.Preconditions.Concat(block.Lifecycle.Postconditions)
                .SelectMany(condition => condition.Condition.References().Concat(condition.ErrorMessage.References())))
            .Concat(OfOptions(block.Pulumi))
            .Concat(block.Provisioners.SelectMany(provisioner => provisioner.Arguments.Values).SelectMany(argument => argument.References()));

    private static IEnumerable<ScopeTraversalSyntax> OfOptions(PulumiOptions options) =>
        new[] { options.Name, options.Protect, options.RetainOnDelete, options.ImportId }.OfType<ExpressionSyntax>()
            .Concat(options.Aliases)
            .SelectMany(expression => expression.References());
}
