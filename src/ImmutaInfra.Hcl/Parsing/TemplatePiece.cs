using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>What a <see cref="TemplatePiece"/> is.</summary>
internal enum TemplatePieceKind
{
    Text,
    Interpolation,
    If,
    Else,
    EndIf,
    For,
    EndFor,
}

/// <summary>A text, interpolation or directive of a template, before the directives are put together to a tree.</summary>
internal readonly record struct TemplatePiece(
    TemplatePieceKind Kind, SourceSpan Span, string Text, ExpressionSyntax? Expression, string? KeyName)
{
    /// <summary>The element's variable of a <c>for</c>.</summary>
    public string ValueName => Text;

    public static TemplatePiece OfText(SourceSpan span, string text) => new(TemplatePieceKind.Text, span, text, null, null);

    public static TemplatePiece OfInterpolation(ExpressionSyntax expression) =>
        new(TemplatePieceKind.Interpolation, expression.Span, "", expression, null);

    public static TemplatePiece OfIf(ExpressionSyntax condition) =>
        new(TemplatePieceKind.If, condition.Span, "", condition, null);

    public static TemplatePiece OfFor(string? keyName, string valueName, ExpressionSyntax collection) =>
        new(TemplatePieceKind.For, collection.Span, valueName, collection, keyName);

    /// <summary>A directive that is its keyword alone; its span is set when it is complete.</summary>
    public static TemplatePiece Of(TemplatePieceKind kind) => new(kind, null!, "", null, null);
}
