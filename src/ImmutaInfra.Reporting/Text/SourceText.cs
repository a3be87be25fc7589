using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Navigation;

namespace ImmutaInfra.Reporting.Text;

/// <summary>The lines of a file that diagnostics point into.</summary>
internal sealed class SourceText
{
    private const string Mask = "********";

    private readonly string _text;
    private readonly List<int> _lineStarts = [0];
    private readonly Lazy<SourceOutline> _outline;
    private readonly Lazy<IReadOnlyList<(int Start, int End)>> _secrets;
    private int[]? _lineStartBytes;

    public SourceText(string text, string fileName)
    {
        _text = text;
        _outline = new(() => new SourceOutline(text, fileName));
        _secrets = new(() => SecretLiterals.Find(text));
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

    /// <summary>A line for people to see: literal secrets in it are as many asterisks whatever their length.</summary>
    /// <param name="number">The line.</param>
    /// <param name="from">A column in it, 1 for the first.</param>
    /// <param name="to">Another, behind it.</param>
    /// <returns>The text, and where the two columns are in it.</returns>
    public (string Text, int From, int To) Shown(int number, int from = 1, int to = 1)
    {
        var text = Line(number);
        var begin = StartOf(number);
        foreach (var (start, end) in SecretsIn(begin, begin + text.Length).Reverse())
        {
            var (first, last) = (Math.Max(start - begin, 0), Math.Min(end - begin, text.Length));
            var column = 1 + Clusters(text.AsSpan(0, first));
            var behind = column + Clusters(text.AsSpan(first, last - first));
            text = string.Concat(text.AsSpan(0, first), Mask, text.AsSpan(last));
            (from, to) = (Moved(from, column, behind, isEnd: false), Moved(to, column, behind, isEnd: true));
        }

        return (text, from, to);
    }

    /// <summary>A line for people to see in which nothing moves: each character of a literal secret is an asterisk.</summary>
    public string Stars(int number)
    {
        var begin = StartOf(number);
        return string.Create(Line(number).Length, (Source: this, Begin: begin), static (text, state) =>
        {
            var (source, begin) = state;
            source._text.AsSpan(begin, text.Length).CopyTo(text);
            foreach (var (start, end) in source.SecretsIn(begin, begin + text.Length))
            {
                text[(start - begin)..Math.Min(end - begin, text.Length)].Fill('*');
            }
        });
    }

    /// <summary>By how many bytes a stretch grows when its secrets are masked.</summary>
    /// <param name="start">Its first UTF-16 code unit.</param>
    /// <param name="end">The one behind its last.</param>
    public int GrowthOfMasked(int start, int end) => SecretsIn(start, end)
        .Sum(secret => Mask.Length - Encoding.UTF8.GetByteCount(_text.AsSpan(secret.Start, Math.Min(secret.End, end) - secret.Start)));

    private static int Moved(int column, int start, int behind, bool isEnd) =>
        column <= start || column == int.MaxValue ? column
        : column >= behind ? column - (behind - start) + Mask.Length
        : isEnd ? start + Mask.Length : start;

    private IEnumerable<(int Start, int End)> SecretsIn(int start, int end) =>
        _secrets.Value.Where(secret => secret.Start >= start && secret.Start < end);

    private static int Clusters(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (; !text.IsEmpty; count++)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
        }

        return count;
    }

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
