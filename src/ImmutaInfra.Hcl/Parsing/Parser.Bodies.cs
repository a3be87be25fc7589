using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Parser
{
    /// <summary><c>File = { Newline | Attribute | Block }</c></summary>
    private BodySyntax ParseFileBody()
    {
        var content = new BodyBuilder();
        while (Peek().Kind != TokenKind.EndOfFile)
        {
            ParseBodyItem(content);
        }

        return content.Build(SpanOver(source.Tokens[0], SpanOf(Peek())));
    }

    /// <summary><c>Body = { Newline | Attribute | Block } "}"</c>, after the opening brace.</summary>
    private BodySyntax ParseBlockBody(in Token openBrace, out Token closeBrace)
    {
        var content = new BodyBuilder();
        while (true)
        {
            closeBrace = Peek();
            switch (closeBrace.Kind)
            {
                case TokenKind.CloseBrace:
                    Read();
                    return content.Build(SpanOver(openBrace, closeBrace));
                case TokenKind.EndOfFile:
                    if (!_lost)
                    {
                        Report(SyntaxDiagnostics.UnclosedBlock(SpanOf(openBrace)));
                    }

                    // One message is enough for all the blocks around it: the reason is the same.
                    _lost = true;
                    return content.Build(SpanOver(openBrace, closeBrace));
                default:
                    ParseBodyItem(content);
                    break;
            }
        }
    }

    private void ParseBodyItem(BodyBuilder content)
    {
        var first = Read();
        if (first.Kind == TokenKind.Newline)
        {
            return;
        }

        if (first.Kind != TokenKind.Identifier)
        {
            ReportMisplaced(first);
            return;
        }

        switch (Peek().Kind)
        {
            case TokenKind.Equal:
                AddAttribute(content, ParseAttribute(first));
                EndAttribute();
                break;
            case TokenKind.OpenQuote or TokenKind.OpenBrace or TokenKind.Identifier:
                if (ParseBlock(first) is { } block)
                {
                    content.Blocks.Add(block);
                }

                break;
            default:
                Report(SyntaxDiagnostics.ItemRequired(SpanOf(first), mentionsEquals: true));
                SkipNewlineBeforeBrace();
                RecoverAfterBodyItem();
                break;
        }
    }

    /// <summary>A brace on the next line belongs to the header that was just reported: skip both as one.</summary>
    private void SkipNewlineBeforeBrace()
    {
        if (Peek().Kind == TokenKind.Newline && source.Tokens[_index + 1].Kind == TokenKind.OpenBrace)
        {
            Read();
        }
    }

    /// <summary>Reports a token that begins no argument and no block, and skips its line.</summary>
    private void ReportMisplaced(in Token first)
    {
        Report(first.Kind == TokenKind.OpenQuote
            ? SyntaxDiagnostics.QuotedArgumentName(SpanOf(first))
            : SyntaxDiagnostics.ItemRequired(SpanOf(first), mentionsEquals: false));
        if (IsOpening(first.Kind))
        {
            _index--;
        }

        RecoverAfterBodyItem();
    }

    private void AddAttribute(BodyBuilder content, AttributeSyntax attribute)
    {
        if (content.Find(attribute.Name) is { } earlier)
        {
            Report(SyntaxDiagnostics.AttributeRedefined(attribute, earlier));
            return;
        }

        content.Add(attribute);
    }

    /// <summary><c>Attribute = Identifier "=" Expression Newline</c>, from the equals sign, without the newline.</summary>
    private AttributeSyntax ParseAttribute(in Token name)
    {
        Read();
        var expression = ParseExpression();
        var nameSpan = SpanOf(name);
        return new AttributeSyntax(SpanOver(nameSpan, expression.Span), TextOf(name), nameSpan, expression);
    }

    private void EndAttribute()
    {
        if (_lost)
        {
            RecoverAfterBodyItem();
            return;
        }

        var end = Peek();
        if (end.Kind == TokenKind.Newline)
        {
            Read();
        }
        else if (end.Kind != TokenKind.EndOfFile)
        {
            Report(SyntaxDiagnostics.MissingNewlineAfterArgument(SpanOf(end), end.Kind == TokenKind.Comma));
            RecoverAfterBodyItem();
        }
    }

    /// <summary><c>Block = Identifier { String | Identifier } "{" ( Newline Body | [ Attribute ] "}" ) Newline</c></summary>
    private BlockSyntax? ParseBlock(in Token type)
    {
        var typeSpan = SpanOf(type);
        var labels = new List<LabelSyntax>();
        Token openBrace;
        while (!TryRead(TokenKind.OpenBrace, out openBrace))
        {
            switch (openBrace.Kind)
            {
                case TokenKind.OpenQuote:
                    labels.Add(ParseQuotedLabel());
                    break;
                case TokenKind.Identifier:
                    Read();
                    labels.Add(new LabelSyntax(SpanOf(openBrace), TextOf(openBrace)));
                    break;
                default:
                    Report(SyntaxDiagnostics.InvalidBlockDefinition(SpanOf(openBrace), openBrace.Kind));
                    RecoverAfterBodyItem();
                    return null;
            }
        }

        var body = ParseBracedBody(openBrace, out var closeBrace);
        EndBlock();
        var closeSpan = SpanOf(closeBrace);
        return new BlockSyntax(
            SpanOver(typeSpan, closeSpan),
            TextOf(type),
            typeSpan,
            labels,
            labels.Count == 0 ? typeSpan : SpanOver(typeSpan, labels[^1].Span),
            SpanOf(openBrace),
            body,
            closeSpan);
    }

    private BodySyntax ParseBracedBody(in Token openBrace, out Token closeBrace)
    {
        if (_nesting >= NestingLimit)
        {
            ReportAndLose(SyntaxDiagnostics.NestedTooDeeply(SpanOf(openBrace)));
            closeBrace = RecoverTo(TokenKind.CloseBrace);
            return new BodyBuilder().Build(SpanOver(openBrace, closeBrace));
        }

        _nesting++;
        var body = Peek().Kind is TokenKind.Newline or TokenKind.EndOfFile or TokenKind.CloseBrace
            ? ParseBlockBody(openBrace, out closeBrace)
            : ParseOneLineBody(openBrace, out closeBrace);
        _nesting--;
        return body;
    }

    /// <summary><c>OneLineBody = Attribute "}"</c>, after the opening brace.</summary>
    private BodySyntax ParseOneLineBody(in Token openBrace, out Token closeBrace)
    {
        var content = new BodyBuilder();
        var name = Peek();
        if (name.Kind != TokenKind.Identifier)
        {
            ReportAndLose(SyntaxDiagnostics.ItemRequired(SpanOf(name), mentionsEquals: false));
        }
        else
        {
            Read();
            var next = Peek();
            switch (next.Kind)
            {
                case TokenKind.Equal:
                    content.Add(ParseAttribute(name));
                    break;
                case TokenKind.OpenQuote or TokenKind.OpenBrace or TokenKind.Identifier:
                    ReportAndLose(SyntaxDiagnostics.NestedBlockOnOneLine(SpanOver(name, next), TextOf(name)));
                    break;
                default:
                    ReportAndLose(SyntaxDiagnostics.ItemRequired(SpanOf(name), mentionsEquals: true));
                    break;
            }
        }

        closeBrace = Peek();
        if (!_lost && closeBrace.Kind != TokenKind.CloseBrace)
        {
            ReportAndLose(closeBrace.Kind == TokenKind.EndOfFile
                ? SyntaxDiagnostics.UnclosedBlock(SpanOf(openBrace))
                : SyntaxDiagnostics.InvalidOneLineBlock(SpanOf(closeBrace), closeBrace.Kind));
        }

        closeBrace = _lost ? RecoverTo(TokenKind.CloseBrace) : Read();
        return content.Build(SpanOver(openBrace, closeBrace));
    }

    private void EndBlock()
    {
        if (_lost)
        {
            if (Peek().Kind != TokenKind.EndOfFile)
            {
                RecoverAfterBodyItem();
            }

            return;
        }

        var end = Peek();
        if (end.Kind == TokenKind.Newline)
        {
            Read();
        }
        else if (end.Kind != TokenKind.EndOfFile)
        {
            Report(SyntaxDiagnostics.MissingNewlineAfterBlock(SpanOf(end)));
            RecoverAfterBodyItem();
        }
    }

    /// <summary>Gathers the items of a body.</summary>
    private sealed class BodyBuilder
    {
        /// <summary>Up to this many arguments are searched one by one; more get an index.</summary>
        private const int FewAttributes = 8;

        private readonly List<AttributeSyntax> _attributes = [];
        private Dictionary<string, AttributeSyntax>? _byName;

        public List<BlockSyntax> Blocks { get; } = [];

        public AttributeSyntax? Find(string name) =>
            _byName is not null ? _byName.GetValueOrDefault(name) : _attributes.Find(attribute => attribute.Name == name);

        public void Add(AttributeSyntax attribute)
        {
            _attributes.Add(attribute);
            if (_byName is not null)
            {
                _byName.Add(attribute.Name, attribute);
            }
            else if (_attributes.Count > FewAttributes)
            {
                _byName = _attributes.ToDictionary(known => known.Name);
            }
        }

        public BodySyntax Build(SourceSpan span) => new(span, _attributes, Blocks);
    }
}
