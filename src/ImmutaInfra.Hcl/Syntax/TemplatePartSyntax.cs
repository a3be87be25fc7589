using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary>A part of a template.</summary>
/// <param name="Span">Where it stands, marks included.</param>
public abstract record TemplatePartSyntax(SourceSpan Span) : SyntaxNode(Span)
{
    internal abstract int Depth { get; }

    internal static int DepthAbove(IReadOnlyList<TemplatePartSyntax> parts)
    {
        var deepest = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            deepest = Math.Max(deepest, parts[i].Depth);
        }

        return 1 + deepest;
    }
}
