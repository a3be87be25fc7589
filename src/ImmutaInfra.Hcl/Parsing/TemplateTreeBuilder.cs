using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>Puts <c>if … endif</c> and <c>for … endfor</c> together.</summary>
/// <param name="pieces">The pieces of the template.</param>
/// <param name="end">Where the template ends: the place to report what is missing.</param>
/// <param name="report">Takes the errors.</param>
internal sealed class TemplateTreeBuilder(List<TemplatePiece> pieces, SourceSpan end, Action<Diagnostic> report)
{
    /// <summary>The directives that are open, the innermost last. A stack of our own, because text may nest without end.</summary>
    private readonly Stack<Open> _open = new();

    private List<TemplatePartSyntax> _current = [];

    /// <summary>Builds the parts.</summary>
    public IReadOnlyList<TemplatePartSyntax> Build()
    {
        if (pieces is [{ Kind: TemplatePieceKind.Text } text])
        {
            return [new TemplateTextSyntax(text.Span, text.Text)];
        }

        foreach (var piece in pieces)
        {
            Add(piece);
        }

        if (_open.TryPeek(out var unclosed))
        {
            report(SyntaxDiagnostics.UnexpectedEndOfTemplate(end, unclosed.Piece.Kind == TemplatePieceKind.If, unclosed.Piece.Span));
            while (_open.Count > 0)
            {
                Close(end);
            }
        }

        return _current;
    }

    private void Add(in TemplatePiece piece)
    {
        switch (piece.Kind)
        {
            case TemplatePieceKind.Text:
                _current.Add(new TemplateTextSyntax(piece.Span, piece.Text));
                break;
            case TemplatePieceKind.Interpolation:
                _current.Add(new InterpolationSyntax(piece.Span, piece.Expression!));
                break;
            case TemplatePieceKind.If or TemplatePieceKind.For:
                _open.Push(new Open(piece, _current));
                _current = [];
                break;
            case TemplatePieceKind.Else:
                StartElse(piece.Span);
                break;
            default:
                CloseBy(piece);
                break;
        }
    }

    private void StartElse(SourceSpan span)
    {
        if (!_open.TryPeek(out var open))
        {
            report(SyntaxDiagnostics.UnbalancedDirective(span, "else"));
        }
        else if (open.Piece.Kind == TemplatePieceKind.For)
        {
            report(SyntaxDiagnostics.WrongEndOfFor(span, "else", open.Piece.Span));
        }
        else if (open.Then is not null)
        {
            report(SyntaxDiagnostics.SecondElse(span, open.Piece.Span));
        }
        else
        {
            _open.Pop();
            _open.Push(open with { Then = _current });
            _current = [];
        }
    }

    private void CloseBy(in TemplatePiece piece)
    {
        var name = piece.Kind == TemplatePieceKind.EndIf ? "endif" : "endfor";
        var expected = piece.Kind == TemplatePieceKind.EndIf ? TemplatePieceKind.If : TemplatePieceKind.For;
        if (!_open.TryPeek(out var open))
        {
            report(SyntaxDiagnostics.UnbalancedDirective(piece.Span, name));
        }
        else if (open.Piece.Kind == expected)
        {
            Close(piece.Span);
        }
        else
        {
            report(expected == TemplatePieceKind.If
                ? SyntaxDiagnostics.WrongEndOfFor(piece.Span, name, open.Piece.Span)
                : SyntaxDiagnostics.WrongEndOfIf(piece.Span, name, open.Piece.Span));
        }
    }

    private void Close(SourceSpan by)
    {
        var (piece, outer, then) = _open.Pop();
        var span = SourceSpan.Over(piece.Span, by);
        outer.Add(piece.Kind == TemplatePieceKind.If
            ? new TemplateIfSyntax(span, piece.Expression!, then ?? _current, then is null ? [] : _current)
            : new TemplateForSyntax(span, piece.KeyName, piece.ValueName, piece.Expression!, _current));
        _current = outer;
    }

    /// <summary>A directive whose end has not been seen.</summary>
    /// <param name="Piece">The directive.</param>
    /// <param name="Outer">The parts around it, which go on after its end.</param>
    /// <param name="Then">What stands before its <c>else</c>; null where none has been seen.</param>
    private sealed record Open(TemplatePiece Piece, List<TemplatePartSyntax> Outer, List<TemplatePartSyntax>? Then = null);
}
