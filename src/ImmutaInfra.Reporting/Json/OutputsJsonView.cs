using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Shows outputs to programs, as <c>terraform output -json</c> does; secret values are null unless asked for.</summary>
/// <param name="output">Where to write.</param>
/// <param name="showsSecrets">Whether secret values are written.</param>
public sealed class OutputsJsonView(TextWriter output, bool showsSecrets)
{
    /// <summary>Writes all of them by name, each with its value, type and whether it is sensitive.</summary>
    public void Write(IReadOnlyList<ReportedOutput> outputs)
    {
        using var writer = JsonOutput.Open(output, isIndented: true);
        OutputsJson.Write(writer, outputs, showsSecrets, nullsSecrets: true);
        output.WriteLine();
    }

    /// <summary>Writes the value of one.</summary>
    public void WriteValue(ReportedOutput one)
    {
        using var writer = JsonOutput.Open(output, isIndented: false);
        ValueJson.Write(writer, one.Guarded, showsSecrets);
        output.WriteLine();
    }
}
