namespace ImmutaInfra.Reporting.Text;

/// <summary>Takes lines that show values, one after the other.</summary>
internal interface ILines
{
    /// <summary>Takes a line.</summary>
    /// <param name="indent">The column of its mark; a line without one stands two columns further in.</param>
    /// <param name="mark">What happens to it.</param>
    /// <param name="text">The line, without its end.</param>
    void Write(int indent, Mark mark, string text);
}
