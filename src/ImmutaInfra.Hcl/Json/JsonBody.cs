using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Json;

/// <summary>A body of the JSON syntax: an object, or an array of objects that count as one.</summary>
/// <param name="node">The value; anything else than those is reported when the body is read.</param>
/// <param name="taken">The names that somebody has read already.</param>
internal sealed class JsonBody(JsonNode node, params IEnumerable<string> taken) : HclBody
{
    /// <summary>The name of members that are comments.</summary>
    private const string Comment = "//";

    private readonly HashSet<string> _taken = [.. taken];

    internal override IEnumerable<string> Names => VisibleMembers(new DiagnosticBag()).Select(member => member.Name);

    public override SourceSpan MissingItemSpan => node is JsonObject @object ? @object.CloseSpan : node.StartSpan;

    public override BodyContent Content(BodySchema schema, DiagnosticBag diagnostics)
    {
        var content = Read(schema, diagnostics);
        string[] known = [.. schema.Attributes.Select(slot => slot.Name), .. schema.Blocks.Select(slot => slot.Type)];
        var names = known.ToHashSet();
        foreach (var member in VisibleMembers(new DiagnosticBag()).Where(member => !names.Contains(member.Name)))
        {
            diagnostics.Add(JsonDiagnostics.ExtraneousProperty(
                member.NameSpan, member.Name, known.Where(name => content.Find(name) is null)));
        }

        return content;
    }

    public override BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining)
    {
        remaining = new JsonBody(
            node, [.. _taken, .. schema.Attributes.Select(slot => slot.Name), .. schema.Blocks.Select(slot => slot.Type)]);
        return Read(schema, diagnostics);
    }

    public override IReadOnlyList<BodyAttribute> JustAttributes(DiagnosticBag diagnostics)
    {
        if (node is not (JsonObject or JsonNull or JsonInvalid))
        {
            diagnostics.Add(JsonDiagnostics.WrongType(node.StartSpan,
                "A JSON object is required here, setting the arguments for this block."));
            return [];
        }

        var attributes = new Dictionary<string, BodyAttribute>();
        foreach (var member in VisibleMembers(diagnostics))
        {
            AddAttribute(attributes, member, diagnostics);
        }

        return [.. attributes.Values];
    }

    internal override IReadOnlyList<ScopeTraversalSyntax> ReferencesWithout(HashSet<string> names)
    {
        var walk = new JsonReferenceWalk();
        walk.VisitMembers(VisibleMembers(new DiagnosticBag()).Where(member => !names.Contains(member.Name)));
        return walk.Found;
    }

    private IEnumerable<JsonMember> VisibleMembers(DiagnosticBag diagnostics) =>
        JsonMembers.Of(node, null, diagnostics).Where(member => member.Name != Comment && !_taken.Contains(member.Name));

    private BodyContent Read(BodySchema schema, DiagnosticBag diagnostics)
    {
        var names = schema.Attributes.Select(slot => slot.Name).ToHashSet();
        var slots = schema.Blocks.ToDictionary(slot => slot.Type);
        var attributes = new Dictionary<string, BodyAttribute>();
        var blocks = new List<BodyBlock>();
        foreach (var member in VisibleMembers(diagnostics))
        {
            if (names.Contains(member.Name))
            {
                AddAttribute(attributes, member, diagnostics);
            }
            else if (slots.TryGetValue(member.Name, out var slot))
            {
                JsonBlocks.Unpack(member, slot, diagnostics, blocks);
            }
        }

        BodyDiagnostics.ReportMissing(schema, [.. attributes.Values], MissingItemSpan, diagnostics);
        return new BodyContent([.. attributes.Values], blocks, MissingItemSpan);
    }

    private static void AddAttribute(Dictionary<string, BodyAttribute> attributes, JsonMember member, DiagnosticBag diagnostics)
    {
        if (attributes.TryGetValue(member.Name, out var earlier))
        {
            diagnostics.Add(JsonDiagnostics.DuplicateArgument(member.NameSpan, member.Name, earlier.Span));
            return;
        }

        attributes.Add(member.Name, new BodyAttribute(
            member.Name,
            member.NameSpan,
            SourceSpan.Over(member.NameSpan, member.Value.Span),
            JsonExpressions.ToExpression(member.Value, diagnostics)));
    }
}
