using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>Reads expressions that are not evaluated, such as <c>depends_on = [a.b]</c>. In the JSON syntax such an
/// expression is a string with the native syntax in it.</summary>
public static class StaticExpressions
{
    /// <summary>The expression itself; of a JSON string the expression that is its text.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="diagnostics">Takes the errors in that text.</param>
    public static ExpressionSyntax Unquote(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        if (expression is not TemplateSyntax { RawText: { } text } template)
        {
            return expression;
        }

        var quote = template.Span.Start;
        var start = new SourcePosition(quote.Line, quote.Column + 1, quote.Offset + 1);
        return HclParser.ParseExpression(text, template.Span.File, diagnostics, start);
    }

    /// <summary>The expression with the strings of the JSON syntax taken literally, as Terraform takes them where no
    /// references are allowed: descriptions, defaults of variables …</summary>
    public static ExpressionSyntax WithoutTemplates(ExpressionSyntax expression) => expression switch
    {
        TemplateSyntax { RawText: { } text } template => template with
        {
            Parts = [new TemplateTextSyntax(template.Span, text)],
            Problems = [],
        },
        TupleSyntax tuple => tuple with { Elements = [.. tuple.Elements.Select(WithoutTemplates)] },
        ObjectSyntax @object => @object with
        {
            Items =
            [
                .. @object.Items.Select(item => item with
                {
                    KeyExpression = item.KeyExpression is null ? null : WithoutTemplates(item.KeyExpression),
                    Value = WithoutTemplates(item.Value),
                })
            ],
        },
        _ => expression,
    };

    /// <summary>The reference that the expression is; null where it is anything else.</summary>
    /// <remarks>Keywords count as references here: <c>true</c> may be anybody's name.</remarks>
    public static ScopeTraversalSyntax? FindReference(ExpressionSyntax expression)
    {
        var errors = new DiagnosticBag();
        var unquoted = Unquote(expression, errors);
        return unquoted switch
        {
            _ when errors.HasErrors => null,
            ScopeTraversalSyntax reference => reference,
            NullSyntax => new ScopeTraversalSyntax(unquoted.Span, "null", unquoted.Span, []),
            BooleanSyntax boolean => new ScopeTraversalSyntax(unquoted.Span, boolean.Value ? "true" : "false", unquoted.Span, []),
            _ => null,
        };
    }

    /// <summary>The word that the expression is, such as <c>string</c> or <c>all</c>; null where it is anything else.</summary>
    public static string? FindKeyword(ExpressionSyntax expression) =>
        FindReference(expression) is { Steps.Count: 0 } name ? name.RootName : null;
}
