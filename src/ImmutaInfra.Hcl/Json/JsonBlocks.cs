using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Takes the blocks out of a member whose name is their type: an object for each label, then an object or array.</summary>
internal static class JsonBlocks
{
    /// <summary>Adds the blocks of one member.</summary>
    public static void Unpack(JsonMember member, BlockSlot slot, DiagnosticBag diagnostics, List<BodyBlock> blocks) =>
        Unpack(member.Value, member.NameSpan, slot, [], diagnostics, blocks);

    private static void Unpack(
        JsonNode node, SourceSpan typeSpan, BlockSlot slot, LabelSyntax[] labels, DiagnosticBag diagnostics, List<BodyBlock> blocks)
    {
        if (labels.Length < slot.LabelNames.Count)
        {
            UnpackLabel(node, typeSpan, slot, labels, diagnostics, blocks);
            return;
        }

        switch (node)
        {
            case JsonObject @object:
                blocks.Add(new BodyBlock(slot.Type, typeSpan, labels, @object.OpenSpan, new JsonBody(@object)));
                break;
            case JsonArray array:
                blocks.AddRange(array.Elements.Select(
                    element => new BodyBlock(slot.Type, typeSpan, labels, array.OpenSpan, new JsonBody(element))));
                break;
            case JsonNull or JsonInvalid:
                break;
            default:
                diagnostics.Add(JsonDiagnostics.WrongType(node.StartSpan, "Either a JSON object or a JSON array is required, "
                    + $"representing the contents of one or more \"{slot.Type}\" blocks."));
                break;
        }
    }

    private static void UnpackLabel(
        JsonNode node, SourceSpan typeSpan, BlockSlot slot, LabelSyntax[] labels, DiagnosticBag diagnostics, List<BodyBlock> blocks)
    {
        var errors = new DiagnosticBag();
        var labelName = slot.LabelNames[labels.Length];
        var members = JsonMembers.Of(node, labelName, errors);
        if (members.Count == 0 && !errors.HasErrors && node is not JsonInvalid)
        {
            errors.Add(JsonDiagnostics.MissingLabel(node.StartSpan, slot.Type, labelName));
        }

        diagnostics.AddRange(errors);
        foreach (var member in members)
        {
            Unpack(member.Value, typeSpan, slot, [.. labels, new LabelSyntax(member.NameSpan, member.Name)], diagnostics, blocks);
        }
    }
}
