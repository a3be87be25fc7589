namespace ImmutaInfra.Core.Diagnostics;

/// <summary>Ends an operation with messages for the user. Whoever runs a command shows them and exits with 1.</summary>
public class DiagnosticException : Exception
{
    /// <summary>Ends it with one message.</summary>
    public DiagnosticException(Diagnostic diagnostic, Exception? inner = null)
        : base(diagnostic.ToString(), inner) => Diagnostics = [diagnostic];

    /// <summary>Ends it with several; at least one is an error.</summary>
    public DiagnosticException(IReadOnlyList<Diagnostic> diagnostics, Exception? inner = null)
        : base(string.Join(Environment.NewLine, diagnostics), inner) => Diagnostics = diagnostics;

    /// <summary>The messages.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
