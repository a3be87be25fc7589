using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
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
            if (element is ScopeTraversalSyntax reference)
            {
                references.Add(reference);
            }
            else
            {
                diagnostics.Add(ConfigurationDiagnostics.NotAReference(element.Span));
            }
        }

        return references;
    }

    /// <summary>The provider that an expression names, <c>immuta</c> or <c>immuta.eu</c>; null after an error.</summary>
    public static ProviderSelection? Provider(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        switch (expression)
        {
            case ScopeTraversalSyntax { Steps: [] } name:
                return new ProviderSelection(name.RootName, null, name.Span);
            case ScopeTraversalSyntax { Steps: [AttributeStepSyntax alias] } name:
                return new ProviderSelection(name.RootName, alias.Name, name.Span);
            default:
                diagnostics.Add(ConfigurationDiagnostics.NotAProvider(expression.Span));
                return null;
        }
    }
}
