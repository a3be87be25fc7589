using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Makes expressions of JSON values.</summary>
internal static class JsonExpressions
{
    /// <summary>The expression that a value stands for: strings are templates, object keys, too.</summary>
    public static ExpressionSyntax ToExpression(JsonNode node, DiagnosticBag diagnostics) => node switch
    {
        JsonNull => new NullSyntax(node.Span),
        JsonBoolean boolean => new BooleanSyntax(node.Span, boolean.Value),
        JsonNumber number => Number(number),
        JsonText text => Template(text),
        JsonArray array => new TupleSyntax(node.Span, [.. array.Elements.Select(element => ToExpression(element, diagnostics))]),
        JsonObject @object => Object(@object, diagnostics),
        _ => new MissingSyntax(node.Span),
    };

    private static ExpressionSyntax Number(JsonNumber number) => number.Text is ['-', .. var digits]
        ? new UnarySyntax(number.Span, UnaryOperator.Negate, new NumberSyntax(number.Span, digits))
        : new NumberSyntax(number.Span, number.Text);

    /// <summary>A string as a template. Places inside are those of the text after its escapes were resolved, as in Terraform.</summary>
    public static TemplateSyntax Template(JsonText text)
    {
        if (text.Text.AsSpan().IndexOfAny('$', '%') < 0)
        {
            return Make([new TemplateTextSyntax(text.Span, text.Text)]);
        }

        var quote = text.Span.Start;
        var start = new SourcePosition(quote.Line, quote.Column + 1, quote.Offset + 1);
        var problems = new DiagnosticBag();
        var template = HclParser.ParseTemplate(text.Text, text.Span.File, problems, start);
        return problems.HasErrors ? Make([]) with { Problems = problems.ToList() } : Make(template.Parts);

        TemplateSyntax Make(IReadOnlyList<TemplatePartSyntax> parts) =>
            new(text.Span, TemplateKind.Json, parts) { RawText = text.Text };
    }

    private static ObjectSyntax Object(JsonObject node, DiagnosticBag diagnostics)
    {
        var items = new List<ObjectItemSyntax>(node.Members.Count);
        var seen = new Dictionary<string, SourceSpan>();
        foreach (var member in node.Members)
        {
            var key = Template(new JsonText(member.NameSpan, member.Name));
            if (key is { Problems.Count: 0, Literal: { } name } && !seen.TryAdd(name, member.NameSpan))
            {
                diagnostics.Add(JsonDiagnostics.DuplicateKey(member.NameSpan, name, seen[name]));
            }

            var value = ToExpression(member.Value, diagnostics);
            items.Add(new ObjectItemSyntax(
                new SourceSpan(node.Span.File, member.NameSpan.Start, member.Value.Span.End), member.NameSpan, null, key, value));
        }

        return new ObjectSyntax(node.Span, items);
    }
}
