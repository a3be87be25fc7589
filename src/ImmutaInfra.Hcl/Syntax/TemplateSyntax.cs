using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>Text with <c>${ … }</c> and <c>%{ … }</c> in it, or without: every string is a template.</summary>
/// <param name="Span">Where it stands, quotes or heredoc marks included.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Parts">Its parts in order. Escapes are resolved, and what strip marks (<c>~</c>) and flush heredocs remove
/// is gone already; such a text part may be empty, and counts as a part nevertheless.</param>
/// <remarks>No parts: the empty string. Exactly one part, an interpolation: the value of its expression, whatever
/// its type (see <see cref="Wrapped"/>). Anything else: the parts as text, one after the other.</remarks>
public sealed record TemplateSyntax(SourceSpan Span, TemplateKind Kind, IReadOnlyList<TemplatePartSyntax> Parts)
    : ExpressionSyntax(Span)
{
    /// <summary>The text of a string of the JSON syntax before it was read as a template; null for any other template.</summary>
    public string? RawText { get; init; }

    /// <summary>What is wrong with a string of the JSON syntax as a template. That counts when it is evaluated: where a text is
    /// wanted as it stands, any will do.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <inheritdoc/>
    public override int Depth { get; } = TemplatePartSyntax.DepthAbove(Parts);

    /// <summary>The text, when the template has no interpolation and no directive; otherwise null.</summary>
    public string? Literal => Parts switch
    {
        [] => "",
        [TemplateTextSyntax text] => text.Text,
        _ => null,
    };

    /// <summary>The expression, when the template is one interpolation and nothing else; otherwise null.</summary>
    public ExpressionSyntax? Wrapped => Parts is [InterpolationSyntax only] ? only.Expression : null;
}
