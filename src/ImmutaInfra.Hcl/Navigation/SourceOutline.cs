using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Navigation;

/// <summary>Says in which block of a file a place is, for people who read messages.</summary>
/// <remarks>Source: HCL v2.23, hclsyntax/navigation.go and json/navigation.go.</remarks>
public sealed class SourceOutline
{
    private readonly IReadOnlyList<BlockSyntax> _blocks = [];
    private readonly JsonNode? _json;

    /// <summary>The outline of a file, whatever mistakes are in it.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="fileName">Its name: <c>.json</c> at the end says that it is written in HCL's JSON syntax.</param>
    public SourceOutline(string text, string fileName)
    {
        var mistakes = new DiagnosticBag();
        if (fileName.EndsWith(".json", StringComparison.Ordinal))
        {
            _json = new JsonReader(text, fileName, mistakes).ReadFile();
        }
        else
        {
            _blocks = HclParser.ParseFile(text, fileName, mistakes).Body.Blocks;
        }
    }

    /// <summary>The header of the outermost block around a place, <c>resource "a" "b"</c>; in JSON the names that lead there,
    /// <c>resource.a.b</c>. Null where there is none, also at the first character of a block.</summary>
    public string? HeaderAt(SourcePosition place)
    {
        var offset = place.Offset - 1;
        if (_json is not null)
        {
            var path = string.Concat(JsonSteps(_json, offset));
            return path.Length == 0 ? null : path.TrimStart('.');
        }

        return _blocks.FirstOrDefault(block => Contains(block.Span, offset)) is { } found
            ? string.Join(' ', found.Labels.Select(label => GoQuoting.Quote(label.Text)).Prepend(found.Type))
            : null;
    }

    private static bool Contains(SourceSpan span, int offset) => span.Start.Offset <= offset && offset < span.End.Offset;

    private static IEnumerable<string> JsonSteps(JsonNode? node, int offset)
    {
        while (node is not null)
        {
            var (step, inner) = node switch
            {
                JsonObject @object => @object.Members
                    .Where(member => Holds(member.Value, offset)).Select(member => ($".{member.Name}", member.Value)).FirstOrDefault(),
                JsonArray array => array.Elements
                    .Select((element, i) => ($"[{i}]", element)).FirstOrDefault(pair => Holds(pair.element, offset)),
                _ => default((string, JsonNode)),
            };
            if (inner is not null)
            {
                yield return step;
            }

            node = inner;
        }
    }

    private static bool Holds(JsonNode node, int offset) => node is JsonObject or JsonArray && Contains(node.Span, offset);
}
