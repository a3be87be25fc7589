using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

/// <summary>Recursive descent over the tokens of one text: one method a grammar rule.</summary>
internal sealed partial class Parser(LexedText source, DiagnosticBag diagnostics)
{
    /// <summary>How deep rules may call each other. Nobody means text that nests deeper; the call stack has to hold it.</summary>
    private const int NestingLimit = 200;

    /// <summary>More errors than this help nobody, and a hostile text could fill the memory with them.</summary>
    private const int ErrorLimit = 500;

    private readonly HashSet<string> _names = [];
    private int _index;
    private int _nesting;
    private int _errors;

    /// <summary>Whether a line break ends things here. Inside brackets it does not.</summary>
    private bool _newlinesCount = true;

    /// <summary>Set after an error until the parser knows again where it is.</summary>
    private bool _lost;

    /// <summary>Set after the first error in the text, and for good.</summary>
    private bool _hasBeenLost;

    /// <summary>Reads all of it as a file.</summary>
    public FileSyntax ParseFile()
    {
        ReportInvalidTokens();
        var body = ParseFileBody();
        return new FileSyntax(body.Span, body);
    }

    /// <summary>Reads all of it as one expression.</summary>
    public ExpressionSyntax ParseWholeExpression()
    {
        ReportInvalidTokens();
        _newlinesCount = false;
        var expression = ParseExpression();
        if (!_lost && Peek() is { Kind: not TokenKind.EndOfFile } extra)
        {
            Report(SyntaxDiagnostics.ExtraCharactersAfterExpression(SpanOf(extra)));
        }

        return expression;
    }

    /// <summary>Reads all of it as one template.</summary>
    public TemplateSyntax ParseWholeTemplate(TemplateKind kind)
    {
        ReportInvalidTokens();
        var start = source.StartOf(source.Tokens[0]);
        var parts = ParseTemplateParts(TokenKind.EndOfFile, isFlush: false, out var end);
        var template = new TemplateSyntax(new SourceSpan(source.FileName, start, source.EndOf(end)), kind, parts);
        if (template.Depth <= ExpressionSyntax.DepthLimit)
        {
            return template;
        }

        Report(SyntaxDiagnostics.NestedTooDeeply(template.Span));
        return new TemplateSyntax(template.Span, kind, []);
    }

    /// <summary>The next token that counts.</summary>
    private ref readonly Token Peek() => ref source.Tokens[NextIndex()];

    private int NextIndex()
    {
        var tokens = source.Tokens;
        var index = _index;
        while (tokens[index].Kind <= TokenKind.Comment
            && (tokens[index].Kind == TokenKind.Comment || (tokens[index].Kind == TokenKind.Newline && !_newlinesCount)))
        {
            index++;
        }

        return index;
    }

    private Token Read()
    {
        _index = NextIndex();
        var token = source.Tokens[_index];
        if (token.Kind != TokenKind.EndOfFile)
        {
            _index++;
        }

        return token;
    }

    private bool TryRead(TokenKind kind, out Token token)
    {
        var index = NextIndex();
        token = source.Tokens[index];
        if (token.Kind != kind)
        {
            return false;
        }

        _index = kind == TokenKind.EndOfFile ? index : index + 1;
        return true;
    }

    private bool IsKeyword(in Token token, string keyword) =>
        token.Kind == TokenKind.Identifier && source.TextOf(token).SequenceEqual(keyword);

    /// <summary>The text of a name. The same names come again and again: one string for each is enough.</summary>
    private string TextOf(in Token token)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = source.TextOf(token);
        if (!names.TryGetValue(text, out var name))
        {
            name = text.ToString();
            _names.Add(name);
        }

        return name;
    }

    private SourceSpan SpanOf(in Token token) => source.SpanOf(token);

    private SourceSpan SpanOver(SourceSpan first, SourceSpan last) => new(source.FileName, first.Start, last.End);

    private SourceSpan SpanOver(in Token first, SourceSpan last) => new(source.FileName, source.StartOf(first), last.End);

    private SourceSpan SpanOver(in Token first, in Token last) => new(source.FileName, source.StartOf(first), source.EndOf(last));

    private void Report(Diagnostic error)
    {
        if (++_errors <= ErrorLimit)
        {
            diagnostics.Add(error);
        }
    }

    /// <summary>Reports an error and remembers that what follows cannot be trusted.</summary>
    private void ReportAndLose(Diagnostic error)
    {
        // While lost, further complaints would be about the first mistake, not about new ones.
        if (!_lost)
        {
            Report(error);
        }

        _lost = true;
        _hasBeenLost = true;
    }

    private static MissingSyntax MissingAt(SourceSpan span) => new(span);
}
