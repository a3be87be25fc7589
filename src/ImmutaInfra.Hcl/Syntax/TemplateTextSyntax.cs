using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Literal text in a template.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The text, escapes resolved, stripped where strip marks say so; may be empty.</param>
public sealed record TemplateTextSyntax(SourceSpan Span, string Text) : TemplatePartSyntax(Span)
{
    internal override int Depth => 1;
}
