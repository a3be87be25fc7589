using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Shows messages to programs, in the shapes that Terraform prints.</summary>
/// <param name="output">Where to write.</param>
/// <param name="readSource">Gives the text of a source file by the name in the span, or null when it cannot be had.</param>
public sealed class DiagnosticsJsonView(TextWriter output, Func<string, string?> readSource)
{
    private readonly SourceTexts _sources = new(readSource);

    /// <summary>Writes what <c>terraform validate -json</c> writes: whether it is valid, how many errors and warnings, and which.</summary>
    public void WriteValidation(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        using var writer = JsonOutput.Open(output, isIndented: true);
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        writer.WriteStartObject();
        writer.Member("format_version", "1.0");
        writer.Member("valid", errors == 0);
        writer.Member("error_count", errors);
        writer.Member("warning_count", diagnostics.Count - errors);
        WriteList(writer, diagnostics);
        writer.WriteEndObject();
        output.WriteLine();
    }

    /// <summary>Writes what stands in a plan's stead when there can be none.</summary>
    public void WriteFailedPlan(IReadOnlyCollection<Diagnostic> diagnostics) => WriteFailed("1.2", diagnostics);

    /// <summary>Writes what stands in a state's or any other answer's stead when there can be none.</summary>
    public void WriteFailed(IReadOnlyCollection<Diagnostic> diagnostics) => WriteFailed("1.0", diagnostics);

    private void WriteFailed(string formatVersion, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        using var writer = JsonOutput.Open(output, isIndented: false);
        writer.WriteStartObject();
        writer.Member("format_version", formatVersion);
        writer.Member("errored", true);
        WriteList(writer, diagnostics);
        writer.WriteEndObject();
        output.WriteLine();
    }

    private void WriteList(JsonTextWriter writer, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        writer.WritePropertyName("diagnostics");
        writer.WriteStartArray();
        foreach (var diagnostic in DiagnosticsView.InOrder(diagnostics))
        {
            DiagnosticJson.Write(writer, diagnostic, _sources);
        }

        writer.WriteEndArray();
    }
}
