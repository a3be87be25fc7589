using System.Text;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Cli.Consoles;

/// <summary>Gathers the lines of an expression until all its brackets are closed.</summary>
internal sealed class OpenBrackets
{
    private readonly StringBuilder _lines = new();
    private int _open;

    /// <summary>Whether no line is there.</summary>
    public bool IsEmpty => _lines.Length == 0;

    /// <summary>Whether the expression ends here.</summary>
    public bool AreClosed => _open <= 0;

    /// <summary>The lines.</summary>
    public string Text => _lines.ToString();

    /// <summary>Adds a line. Brackets in quotes and comments do not count.</summary>
    public void Add(string line)
    {
        if (_lines.Length > 0)
        {
            _lines.Append('\n');
        }

        _lines.Append(line);
        _open += HclParser.OpenBrackets(line);
    }
}
