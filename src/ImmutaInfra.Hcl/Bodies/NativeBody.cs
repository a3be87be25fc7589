using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>A body of the native syntax.</summary>
/// <param name="syntax">What was parsed.</param>
/// <param name="taken">The arguments and block types that somebody has read already; null for none.</param>
internal sealed class NativeBody(BodySyntax syntax, BodySchema? taken = null) : HclBody
{
    private readonly HashSet<string> _takenAttributes = [.. taken?.Attributes.Select(slot => slot.Name) ?? []];
    private readonly HashSet<string> _takenBlocks = [.. taken?.Blocks.Select(slot => slot.Type) ?? []];

    internal override IEnumerable<string> Names =>
        VisibleAttributes().Select(attribute => attribute.Name).Concat(VisibleBlocks().Select(TypeOf));

    public override SourceSpan MissingItemSpan => syntax.Span with { End = syntax.Span.Start };

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = Read(schema, diagnostics);
        ReportUnsupportedAttributes(schema, content, diagnostics);
        ReportUnsupportedBlocks(schema, diagnostics);
        return content;
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        remaining = new NativeBody(syntax, taken is null
            ? schema
            : new BodySchema([.. taken.Attributes, .. schema.Attributes], [.. taken.Blocks, .. schema.Blocks]));
        return Read(schema, diagnostics);
    }

    public override IReadOnlyList<BodyAttribute> JustAttributes(DiagnosticBag diagnostics)
    {
        if (VisibleBlocks().FirstOrDefault() is { } block)
        {
            diagnostics.Add(BodyDiagnostics.UnexpectedBlock(block));
        }

        return [.. VisibleAttributes().Select(ToAttribute)];
    }

    internal override IReadOnlyList<ScopeTraversalSyntax> ReferencesWithout(HashSet<string> names)
    {
        var found = new List<ScopeTraversalSyntax>();
        AddReferences(
            syntax with
            {
                Attributes = [.. VisibleAttributes().Where(attribute => !names.Contains(attribute.Name))],
                Blocks = [.. VisibleBlocks().Where(block => !names.Contains(TypeOf(block)))],
            },
            [],
            found);
        return found;
    }

    private static string TypeOf(BlockSyntax block) => block is { Type: "dynamic", Labels: [var type] } ? type.Text : block.Type;

    private IEnumerable<AttributeSyntax> VisibleAttributes() =>
        syntax.Attributes.Where(attribute => !_takenAttributes.Contains(attribute.Name));

    private IEnumerable<BlockSyntax> VisibleBlocks() =>
        syntax.Blocks.Where(block => !_takenBlocks.Contains(block.Type));

    private BodyContent Read(BodySchema schema, DiagnosticBag diagnostics)
    {
        var names = schema.Attributes.Select(slot => slot.Name).ToHashSet();
        BodyAttribute[] attributes =
            [.. VisibleAttributes().Where(attribute => names.Contains(attribute.Name)).Select(ToAttribute)];
        BodyDiagnostics.ReportMissing(schema, attributes, MissingItemSpan, diagnostics);

        var slots = schema.Blocks.ToDictionary(slot => slot.Type);
        var blocks = new List<BodyBlock>();
        foreach (var block in VisibleBlocks())
        {
            if (slots.TryGetValue(block.Type, out var slot) && HasItsLabels(block, slot, diagnostics))
            {
                blocks.Add(new BodyBlock(
                    block.Type, block.TypeSpan, block.Labels, block.HeaderSpan, new NativeBody(block.Body)));
            }
        }

        return new BodyContent(attributes, blocks, MissingItemSpan);
    }

    private static bool HasItsLabels(BlockSyntax block, BlockSlot slot, DiagnosticBag diagnostics)
    {
        if (block.Labels.Count == slot.LabelNames.Count)
        {
            return true;
        }

        diagnostics.Add(block.Labels.Count > slot.LabelNames.Count
            ? BodyDiagnostics.ExtraneousLabel(block.Labels[slot.LabelNames.Count].Span, slot)
            : BodyDiagnostics.MissingLabel(block.OpenBraceSpan, slot, block.Labels.Count));
        return false;
    }

    private void ReportUnsupportedAttributes(BodySchema schema, BodyContent content, DiagnosticBag diagnostics)
    {
        var known = schema.Attributes.Select(slot => slot.Name).ToHashSet();
        foreach (var attribute in VisibleAttributes().Where(attribute => !known.Contains(attribute.Name)))
        {
            diagnostics.Add(BodyDiagnostics.UnsupportedArgument(
                attribute,
                schema.Attributes.Select(slot => slot.Name).Where(name => content.Find(name) is null),
                isBlock: schema.Blocks.Any(slot => slot.Type == attribute.Name)));
        }
    }

    private void ReportUnsupportedBlocks(BodySchema schema, DiagnosticBag diagnostics)
    {
        var known = schema.Blocks.Select(slot => slot.Type).ToHashSet();
        foreach (var block in VisibleBlocks().Where(block => !known.Contains(block.Type)))
        {
            diagnostics.Add(BodyDiagnostics.UnsupportedBlock(
                block.Type, block.TypeSpan, known, isArgument: schema.Attributes.Any(slot => slot.Name == block.Type)));
        }
    }

    private static BodyAttribute ToAttribute(AttributeSyntax attribute) =>
        new(attribute.Name, attribute.NameSpan, attribute.Span, attribute.Expression);

    private static void AddReferences(BodySyntax body, List<string> bound, List<ScopeTraversalSyntax> found)
    {
        foreach (var attribute in body.Attributes)
        {
            found.AddRange(attribute.Expression.References([.. bound]));
        }

        foreach (var block in body.Blocks)
        {
            if (block is { Type: "dynamic", Labels: [var type] })
            {
                AddDynamicReferences(block.Body, type.Text, bound, found);
            }
            else
            {
                AddReferences(block.Body, bound, found);
            }
        }
    }

    private static void AddDynamicReferences(
        BodySyntax body, string type, List<string> bound, List<ScopeTraversalSyntax> found)
    {
        var iterator = body.Attributes.FirstOrDefault(attribute => attribute.Name == "iterator");
        var name = iterator?.Expression is ScopeTraversalSyntax { Steps.Count: 0 } given ? given.RootName : type;
        List<string> inner = [.. bound, name];
        foreach (var attribute in body.Attributes.Where(attribute => attribute != iterator))
        {
            found.AddRange(attribute.Expression.References([.. attribute.Name == "for_each" ? bound : inner]));
        }

        foreach (var block in body.Blocks)
        {
            AddReferences(block.Body, inner, found);
        }
    }
}
