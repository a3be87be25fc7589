using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Gathers the references in a body of which nobody has said yet what is an argument and what a block: every
/// string may be a template.</summary>
internal sealed class JsonReferenceWalk
{
    private readonly List<string> _bound = [];

    /// <summary>What was found up to now.</summary>
    public List<ScopeTraversalSyntax> Found { get; } = [];

    /// <summary>Walks a body.</summary>
    public void VisitBody(JsonNode node) => VisitMembers(JsonMembers.Of(node, null, new DiagnosticBag()));

    /// <summary>Walks members of a body.</summary>
    public void VisitMembers(IEnumerable<JsonMember> members)
    {
        foreach (var member in members)
        {
            if (member.Name == "dynamic" && member.Value is JsonObject or JsonArray)
            {
                VisitDynamics(member.Value);
            }
            else if (member.Name != "//")
            {
                VisitValue(member.Value);
            }
        }
    }

    private void VisitValue(JsonNode node)
    {
        switch (node)
        {
            case JsonText text:
                Found.AddRange(JsonExpressions.Template(text).References([.. _bound]));
                break;
            case JsonArray array:
                foreach (var element in array.Elements)
                {
                    VisitValue(element);
                }

                break;
            case JsonObject @object:
                foreach (var member in @object.Members)
                {
                    VisitValue(new JsonText(member.NameSpan, member.Name));
                }

                VisitBody(@object);
                break;
        }
    }

    private void VisitDynamics(JsonNode node)
    {
        foreach (var type in JsonMembers.Of(node, "type", new DiagnosticBag()))
        {
            foreach (var block in type.Value is JsonArray array ? array.Elements : [type.Value])
            {
                VisitDynamic(type.Name, block);
            }
        }
    }

    private void VisitDynamic(string type, JsonNode block)
    {
        var members = JsonMembers.Of(block, null, new DiagnosticBag());
        var iterator = members.FirstOrDefault(member => member.Name == "iterator")?.Value;
        foreach (var member in members.Where(member => member.Name == "for_each"))
        {
            VisitValue(member.Value);
        }

        var name = iterator is JsonText text
            ? StaticExpressions.FindKeyword(JsonExpressions.Template(text))
            : null;
        _bound.Add(name ?? type);
        foreach (var member in members.Where(member => member.Name is not ("for_each" or "iterator")))
        {
            VisitValue(member.Value);
        }

        _bound.RemoveAt(_bound.Count - 1);
    }
}
