using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What an override file may not say of a block.</summary>
/// <remarks>Source: Terraform, "Override Files", and what Terraform 1.11 says.</remarks>
internal static class OverrideRules
{
    private static readonly BodySchema Inside = new(
        [new AttributeSlot("depends_on")],
        [new BlockSlot("validation"), new BlockSlot("precondition"), new BlockSlot("postcondition"), new BlockSlot("lifecycle")]);

    /// <summary>Reports what the block may not say.</summary>
    public static void Check(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.PartialContent(Inside, [], out _);
        if (block.Type is not ("variable" or "provider") && content.Find("depends_on")?.Expression is TupleSyntax { Elements: [var first, ..] })
        {
            diagnostics.Add(OverrideDiagnostics.OverriddenDependsOn(first.Span));
        }

        var conditions = block.Type switch
        {
            "variable" => content.Blocks.Where(inner => inner.Type == "validation"),
            "output" => content.Blocks.Where(inner => inner.Type == "precondition"),
            "resource" or "data" => content.Blocks.Where(inner => inner.Type == "lifecycle")
                .SelectMany(lifecycle => lifecycle.Body.PartialContent(Inside, [], out _).Blocks)
                .Where(inner => inner.Type is "precondition" or "postcondition"),
            _ => [],
        };
        foreach (var condition in conditions)
        {
            diagnostics.Add(OverrideDiagnostics.CannotOverride(condition.Type, condition.HeaderSpan));
        }
    }
}
