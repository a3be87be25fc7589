using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads arguments that hold references, not values: <c>depends_on</c>, <c>provider</c>.</summary>
internal static class References
{
    /// <summary>The references of a list; what is none is reported.</summary>
    public static IReadOnlyList<ScopeTraversalSyntax> List(BodyContent content, string name, DiagnosticBag diagnostics)
    {
        if (content.Find(name) is not { } attribute)
        {
            return [];
        }

        if (attribute.Expression is not TupleSyntax list)
        {
            diagnostics.Add(ConfigurationDiagnostics.NotAListOfReferences(attribute));
            return [];
        }

        var references = new List<ScopeTraversalSyntax>();
        foreach (var element in list.Elements)
        {
            if (One(element, diagnostics) is { } reference)
            {
                references.Add(reference);
            }
        }

        return references;
    }

    /// <summary>The reference that an expression is; null after an error. In quotes, as long ago, it is taken with a warning.</summary>
    public static ScopeTraversalSyntax? One(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        var unquoted = expression;
        if (expression is TemplateSyntax { Kind: not TemplateKind.Json, Literal: { } text })
        {
            var start = expression.Span.Start;
            unquoted = HclParser.ParseExpression(text, expression.Span.File, [], start with { Column = start.Column + 1, Offset = start.Offset + 1 });
            diagnostics.Add(ConfigurationDiagnostics.QuotedReference(expression.Span));
        }

        if (StaticExpressions.FindReference(unquoted) is { } reference)
        {
            return reference;
        }

        diagnostics.Add(ConfigurationDiagnostics.NotAReference(expression.Span));
        return null;
    }

    /// <summary>The provider that an expression names, <c>immuta</c> or <c>immuta.eu</c>; null after an error.</summary>
    public static ProviderSelection? Provider(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        switch (One(expression, diagnostics))
        {
            case null:
                return null;
            case { Steps: [] } name:
                return new ProviderSelection(name.RootName, null, name.Span);
            case { Steps: [AttributeStepSyntax alias] } name:
                return new ProviderSelection(name.RootName, alias.Name, name.Span);
            default:
                diagnostics.Add(ConfigurationDiagnostics.NotAProvider(expression.Span));
                return null;
        }
    }
}
