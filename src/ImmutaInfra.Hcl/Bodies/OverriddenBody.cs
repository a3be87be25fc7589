using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>A body, parts of which another one replaces.</summary>
internal sealed class OverriddenBody(HclBody original, HclBody replacement) : HclBody
{
    internal override IEnumerable<string> Names => original.Names.Union(replacement.Names);

    public override SourceSpan MissingItemSpan => original.MissingItemSpan;

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics) => Check(
        schema,
        Merge(
            original.Content(schema.WithoutRequirements(), diagnostics),
            replacement.Content(schema.WithoutRequirements(), diagnostics)),
        diagnostics);

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var merged = Merge(
            original.PartialContent(schema.WithoutRequirements(), diagnostics, out var originalRest),
            replacement.PartialContent(schema.WithoutRequirements(), diagnostics, out var replacementRest));
        remaining = new OverriddenBody(originalRest, replacementRest);
        return Check(schema, merged, diagnostics);
    }

    public override IReadOnlyList<BodyAttribute> JustAttributes(DiagnosticBag diagnostics) =>
        MergeAttributes(original.JustAttributes(diagnostics), replacement.JustAttributes(diagnostics));

    // What is replaced refers to nothing any more.
    internal override IReadOnlyList<ScopeTraversalSyntax> ReferencesWithout(HashSet<string> names) =>
        [.. original.ReferencesWithout([.. names, .. replacement.Names]), .. replacement.ReferencesWithout(names)];

    private BodyContent Check(BodySchema schema, BodyContent merged, DiagnosticBag diagnostics)
    {
        BodyDiagnostics.ReportMissing(schema, merged.Attributes, MissingItemSpan, diagnostics);
        return merged;
    }

    private static BodyContent Merge(BodyContent original, BodyContent replacement)
    {
        var replaced = replacement.Blocks.Select(TypeOf).ToHashSet();
        return new BodyContent(
            MergeAttributes(original.Attributes, replacement.Attributes),
            [.. original.Blocks.Where(block => !replaced.Contains(TypeOf(block))), .. replacement.Blocks],
            original.MissingItemSpan);
    }

    /// <summary>The type of the blocks that it makes.</summary>
    private static string TypeOf(BodyBlock block) =>
        block is { Type: "dynamic", Labels: [var type] } ? type.Text : block.Type;

    private static BodyAttribute[] MergeAttributes(
        IReadOnlyList<BodyAttribute> original, IReadOnlyList<BodyAttribute> replacement)
    {
        var replaced = replacement.Select(attribute => attribute.Name).ToHashSet();
        return [.. original.Where(attribute => !replaced.Contains(attribute.Name)), .. replacement];
    }
}
