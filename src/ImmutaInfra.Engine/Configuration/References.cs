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

    /// <summary>The references of <c>depends_on</c>: whole objects, which are no attributes and nothing of a repetition.</summary>
    public static IReadOnlyList<ScopeTraversalSyntax> Dependencies(BodyContent content, DiagnosticBag diagnostics)
    {
        var references = List(content, "depends_on", diagnostics);
        foreach (var reference in references)
        {
            if (reference.RootName is "count" or "each" or "self")
            {
                diagnostics.Add(DependencyDiagnostics.RepetitionObject(reference));
            }
            else if (reference.Steps.Count > WholeObjectSteps(reference))
            {
                diagnostics.Add(DependencyDiagnostics.Attribute(reference));
            }
        }

        return [.. references.Where(reference => reference.RootName is not ("count" or "each" or "self"))];
    }

    // The steps behind the first name that still name an object: "b[0]" of "terraform_data.b[0]", "m[0].out" of "module.m[0].out".
    private static int WholeObjectSteps(ScopeTraversalSyntax reference)
    {
        var names = reference.RootName is "data" or "resource" ? 2 : 1;
        var key = reference.RootName is not ("var" or "local" or "path" or "terraform" or "pulumi")
            && reference.Steps.ElementAtOrDefault(names) is IndexStepSyntax ? 1 : 0;
        return names + key + (reference.RootName == "module" ? 1 : 0);
    }

    /// <summary>The reference that an expression is; null after an error. In quotes, as long ago, it is taken with a warning.</summary>
    public static ScopeTraversalSyntax? One(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        var unquoted = expression;
        if (expression is TemplateSyntax { Kind: not TemplateKind.Json, Literal: { } text })
        {
            var start = expression.Span.Start;
            var own = new DiagnosticBag();
            unquoted = HclParser.ParseExpression(text, expression.Span.File, own, start with { Column = start.Column + 1, Offset = start.Offset + 1 });
            diagnostics.Add(ConfigurationDiagnostics.QuotedReference(expression.Span));
            if (own.HasErrors)
            {
                diagnostics.Add(ConfigurationDiagnostics.NotAReference(expression.Span));
                return null;
            }
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
