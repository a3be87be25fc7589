using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Reporting.Text;

/// <summary>The lines of a file that diagnostics point into.</summary>
internal sealed class SourceText
{
    private readonly string _text;
    private readonly List<int> _lineStarts = [0];
    private readonly Lazy<SourceOutline> _outline;
    private int[]? _lineStartBytes;

    public SourceText(string text, string fileName)
    {
        _text = text;
        _outline = new(() => new SourceOutline(text, fileName));
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _lineStarts.Add(i + 1);
        }
    }

    /// <summary>The blocks.</summary>
    public SourceOutline Outline => _outline.Value;

    /// <summary>How many lines there are; a line feed at the end begins an empty last one.</summary>
    public int LineCount => _lineStarts.Count;

    /// <summary>How many bytes of UTF-8 stand before a place.</summary>
    public int BytesBefore(SourcePosition position)
    {
        var line = Math.Clamp(position.Line, 1, _lineStarts.Count);
        _lineStartBytes ??= CountLineStartBytes();
        var start = _lineStarts[line - 1];
        return _lineStartBytes[line - 1] + Encoding.UTF8.GetByteCount(_text.AsSpan(start, Math.Clamp(position.Offset, start, _text.Length) - start));
    }

    /// <summary>How many bytes of UTF-8 stand before a line.</summary>
    public int BytesBefore(int line) => BytesBefore(new SourcePosition(line, 1, 0));

    /// <summary>A line without its end; 1 is the first, and lines that are not there are empty.</summary>
    public string Line(int number)
    {
        if (number < 1 || number > _lineStarts.Count)
        {
            return "";
        }

        var start = _lineStarts[number - 1];
        var end = number < _lineStarts.Count ? _lineStarts[number] - 1 : _text.Length;
        return _text[start..end].TrimEnd('\r');
    }

    /// <summary>Where a line begins, in UTF-16 code units; the end of the text for lines that are not there.</summary>
    public int StartOf(int number) => number >= 1 && number <= _lineStarts.Count ? _lineStarts[number - 1] : _text.Length;

    private int[] CountLineStartBytes()
    {
        var bytes = new int[_lineStarts.Count];
        for (var i = 1; i < bytes.Length; i++)
        {
            bytes[i] = bytes[i - 1] + Encoding.UTF8.GetByteCount(_text.AsSpan(_lineStarts[i - 1], _lineStarts[i] - _lineStarts[i - 1]));
        }

        return bytes;
    }
}
