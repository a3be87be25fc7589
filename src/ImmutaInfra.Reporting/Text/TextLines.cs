namespace ImmutaInfra.Reporting.Text;

/// <summary>Writes lines behind their marks, for terminals.</summary>
/// <param name="output">Where to write.</param>
/// <param name="ink">The colours of the marks.</param>
internal sealed class TextLines(TextWriter output, Ink ink) : ILines
{
    private const string Spaces = "                                ";

    /// <inheritdoc/>
    public void Write(int indent, Mark mark, string text)
    {
        if (mark == Mark.None)
        {
            Indent(indent + 2);
        }
        else
        {
            Indent(indent);
            output.Write(mark switch
            {
                Mark.Add => ink.Green("+"),
                Mark.Remove => ink.Red("-"),
                _ => ink.Yellow("~"),
            });
            output.Write(' ');
        }

        output.WriteLine(text);
    }

    private void Indent(int columns)
    {
        for (; columns > Spaces.Length; columns -= Spaces.Length)
        {
            output.Write(Spaces);
        }

        output.Write(Spaces.AsSpan(0, columns));
    }
}
