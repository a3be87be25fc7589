using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads arguments that are words of the language and not values: <c>when = destroy</c>.</summary>
internal static class Keywords
{
    /// <summary>The word; null where it is anything else. In quotes, as long ago, it is taken with a warning.</summary>
    public static string? Read(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        if (expression is TemplateSyntax { Kind: not TemplateKind.Json, Literal: { } quoted })
        {
            diagnostics.Add(ConfigurationDiagnostics.QuotedKeyword(expression.Span));
            return quoted;
        }

        return StaticExpressions.FindKeyword(expression);
    }
}
