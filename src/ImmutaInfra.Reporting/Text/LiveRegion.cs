using System.Globalization;
using System.Text;

namespace ImmutaInfra.Reporting.Text;

/// <summary>A terminal whose last lines are drawn anew again and again, while what is written to it stays above them.</summary>
/// <remarks>Safe for several threads. Source of the escape codes: ECMA-48, "CUU" and "ED".</remarks>
/// <param name="terminal">Where all goes.</param>
public sealed class LiveRegion(TextWriter terminal) : TextWriter(CultureInfo.InvariantCulture)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<string> _lines = [];
    private int _drawn;
    private bool _isAtLineStart = true;

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Replaces the last lines.</summary>
    /// <param name="lines">None to take the region away. No line may be wider than the terminal.</param>
    public void Show(IReadOnlyList<string> lines)
    {
        lock (_gate)
        {
            _lines = lines;
            Draw("");
        }
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        lock (_gate)
        {
            Draw(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    /// <inheritdoc/>
    public override void WriteLine() => Write("\n");

    /// <inheritdoc/>
    public override void Flush() => terminal.Flush();

    // One write for all of it: a terminal that shows half of it flickers.
    private void Draw(string above)
    {
        var text = new StringBuilder();
        if (_drawn > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\e[{_drawn}A\r\e[J");
            _drawn = 0;
        }

        text.Append(above);
        if (above.Length > 0)
        {
            _isAtLineStart = above[^1] == '\n';
        }

        // Under a line that is not ended, as a question is, there is no place.
        if (_isAtLineStart)
        {
            foreach (var line in _lines)
            {
                text.Append(line).Append('\n');
            }

            _drawn = _lines.Count;
        }

        if (text.Length > 0)
        {
            terminal.Write(text.ToString());
            terminal.Flush();
        }
    }
}
