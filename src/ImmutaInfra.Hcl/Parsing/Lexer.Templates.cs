namespace ImmutaInfra.Hcl.Parsing;

internal sealed partial class Lexer
{
    private void LexQuoted()
    {
        var c = _text[_offset];
        if (c == '"')
        {
            AddOnLine(TokenKind.CloseQuote, 1);
            Leave();
        }
        else if (c is '\n' || (c == '\r' && Next(1) == '\n'))
        {
            LeaveQuotesOfThisLine();
        }
        else if (!TryLexSequence())
        {
            AddWithinLine(TokenKind.QuotedText, QuotedLength());
        }
    }

    /// <summary>A string cannot span lines. Ending it here, with all strings around it that began on this line,
    /// confines the damage to the line.</summary>
    private void LeaveQuotesOfThisLine()
    {
        AddOnLine(TokenKind.UnclosedQuote, 0);
        Leave();
        while (_frame.Mode == Mode.Sequence && _frames.Peek() is { Mode: Mode.Quoted } outer && outer.Line == _line)
        {
            AddOnLine(TokenKind.UnclosedQuote, 0);
            Leave();
            Leave();
        }
    }

    private int QuotedLength()
    {
        var end = _offset;
        while (end < _text.Length)
        {
            var stop = _text.AsSpan(end).IndexOfAny("\"\\$%\n");
            if (stop < 0)
            {
                return _text.Length - _offset;
            }

            end += stop;
            var c = _text[end];
            if (c == '\n')
            {
                return (end > _offset && _text[end - 1] == '\r' ? end - 1 : end) - _offset;
            }

            if (c == '"')
            {
                break;
            }

            if (c == '\\')
            {
                end += end + 1 < _text.Length && _text[end + 1] is not ('\n' or '\r') ? 2 : 1;
            }
            else if (!TrySkipDollarOrPercent(ref end))
            {
                break;
            }
        }

        return end - _offset;
    }

    /// <summary>Skips a <c>$</c> or <c>%</c> that opens no sequence, and the escapes <c>$${</c> and <c>%%{</c>.</summary>
    private bool TrySkipDollarOrPercent(ref int end)
    {
        var mark = _text[end];
        if (end + 1 >= _text.Length || _text[end + 1] != '{')
        {
            var escapes = end + 2 < _text.Length && _text[end + 1] == mark && _text[end + 2] == '{';
            end += escapes ? 3 : 1;
            return true;
        }

        return false;
    }

    private bool TryLexSequence()
    {
        if (_text[_offset] is not ('$' or '%') || Next(1) != '{')
        {
            return false;
        }

        var kind = _text[_offset] == '$' ? TokenKind.OpenInterpolation : TokenKind.OpenDirective;
        AddOnLine(kind, Next(2) == '~' ? 3 : 2);
        Enter(new Frame(Mode.Sequence));
        return true;
    }

    private bool TryLexOpenHeredoc()
    {
        var start = _offset + (Next(2) == '-' ? 3 : 2);
        var length = Identifiers.LengthAt(_text.AsSpan(start));
        var end = start + length;
        if (length == 0 || end >= _text.Length)
        {
            return false;
        }

        if (_text[end] == '\r' && end + 1 < _text.Length)
        {
            end++;
        }

        if (_text[end] != '\n')
        {
            return false;
        }

        Add(TokenKind.OpenHeredoc, end + 1 - _offset);
        Enter(new Frame(Mode.Heredoc) { Marker = _text.Substring(start, length) });
        return true;
    }

    /// <summary>One line of a heredoc, or what stands in it before the next sequence.</summary>
    private void LexHeredoc()
    {
        if (TryLexSequence())
        {
            _frame.AtLineStart = false;
            return;
        }

        var length = LineLength(out var endsLine);
        if (endsLine && _frame.AtLineStart && _text.AsSpan(_offset, length).Trim().SequenceEqual(_frame.Marker))
        {
            Add(TokenKind.CloseHeredoc, length - (_text[_offset + length - 2] == '\r' ? 2 : 1));
            Leave();
            return;
        }

        Add(TokenKind.TemplateText, length);
        _frame.AtLineStart = endsLine;
    }

    private void LexBare()
    {
        if (!TryLexSequence())
        {
            Add(TokenKind.TemplateText, LineLength(out _));
        }
    }

    private int LineLength(out bool endsLine)
    {
        endsLine = false;
        var end = _offset;
        while (end < _text.Length)
        {
            var stop = _text.AsSpan(end).IndexOfAny('$', '%', '\n');
            if (stop < 0)
            {
                return _text.Length - _offset;
            }

            end += stop;
            if (_text[end] == '\n')
            {
                endsLine = true;
                return end + 1 - _offset;
            }

            if (!TrySkipDollarOrPercent(ref end))
            {
                break;
            }
        }

        return end - _offset;
    }
}
