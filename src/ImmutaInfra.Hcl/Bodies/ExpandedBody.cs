using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>A body whose <c>dynamic</c> blocks are expanded when it is read.</summary>
/// <param name="inner">The body as it is written.</param>
/// <param name="context">What names mean, the iterators left out.</param>
/// <param name="iterations">The iterators of the <c>dynamic</c> blocks around it, the outermost first.</param>
/// <param name="taken">The block types that somebody has read already: their <c>dynamic</c> blocks are still in the inner body.</param>
internal sealed class ExpandedBody(
    HclBody inner, EvaluationContext context, IReadOnlyList<BlockIteration> iterations, params IEnumerable<string> taken) : HclBody
{
    private static readonly BlockSlot DynamicSlot = new("dynamic", "type");

    private readonly HashSet<string> _taken = [.. taken];

    internal override IEnumerable<string> Names => inner.Names;

    public override SourceSpan MissingItemSpan => inner.MissingItemSpan;

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics) =>
        Expand(inner.Content(WithDynamic(schema), diagnostics), schema, isPartial: false, diagnostics);

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        var content = inner.PartialContent(schema, diagnostics, out var rest);
        var dynamics = rest.PartialContent(new BodySchema([], [DynamicSlot]), new DiagnosticBag(), out _);
        remaining = new ExpandedBody(rest, context, iterations, [.. _taken, .. schema.Blocks.Select(slot => slot.Type)]);
        var all = content.Blocks.Concat(dynamics.Blocks).OrderBy(block => block.TypeSpan.Start);
        return Expand(content with { Blocks = [.. all] }, schema, isPartial: true, diagnostics);
    }

    public override IReadOnlyList<BodyAttribute> JustAttributes(DiagnosticBag diagnostics) =>
        [.. inner.JustAttributes(diagnostics).Select(Bind)];

    internal override IReadOnlyList<ScopeTraversalSyntax> ReferencesWithout(HashSet<string> names) => inner.ReferencesWithout(names);

    private static BodySchema WithDynamic(BodySchema schema) => schema with { Blocks = [.. schema.Blocks, DynamicSlot] };

    private BodyAttribute Bind(BodyAttribute attribute) => attribute with { Iterations = iterations };

    private BodyContent Expand(BodyContent content, BodySchema schema, bool isPartial, DiagnosticBag diagnostics)
    {
        var blocks = new List<BodyBlock>();
        foreach (var block in content.Blocks)
        {
            if (block.Type != DynamicSlot.Type)
            {
                blocks.Add(block with { Body = new ExpandedBody(block.Body, context, iterations) });
                continue;
            }

            var type = block.Labels[0];
            if (_taken.Contains(type.Text))
            {
                continue;
            }

            if (schema.Blocks.FirstOrDefault(slot => slot.Type == type.Text) is { } slot)
            {
                blocks.AddRange(new DynamicBlock(block, slot, context, iterations).Generate(diagnostics));
            }
            else if (!isPartial)
            {
                diagnostics.Add(BodyDiagnostics.UnsupportedBlock(
                    type.Text, type.Span, schema.Blocks.Select(known => known.Type), isArgument: false));
            }
        }

        return new BodyContent([.. content.Attributes.Select(Bind)], blocks, content.MissingItemSpan);
    }
}
