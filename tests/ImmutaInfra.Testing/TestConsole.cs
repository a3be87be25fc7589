using System.Text;

namespace ImmutaInfra.Testing;

/// <summary>A terminal's three streams, in memory. Writing from several threads is safe.</summary>
public sealed class TestConsole
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    /// <summary>Makes one.</summary>
    /// <param name="typed">What the user will have typed, line ends included.</param>
    public TestConsole(string typed = "")
    {
        Output = TextWriter.Synchronized(new StringWriter(_output) { NewLine = "\n" });
        Error = TextWriter.Synchronized(new StringWriter(_error) { NewLine = "\n" });
        Input = new StringReader(typed);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard input.</summary>
    public TextReader Input { get; }

    /// <summary>What has come out on standard output.</summary>
    public string OutputText => _output.ToString();

    /// <summary>What has come out on standard error.</summary>
    public string ErrorText => _error.ToString();

    /// <summary>The lines of standard output.</summary>
    public string[] OutputLines => OutputText.TrimEnd('\n').Split('\n');

    /// <summary>The lines of standard error.</summary>
    public string[] ErrorLines => ErrorText.TrimEnd('\n').Split('\n');
}
