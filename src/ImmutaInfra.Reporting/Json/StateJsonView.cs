using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Shows a state to programs, in Terraform's JSON state representation; secret values are null unless asked for.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", format version 1.0.</remarks>
/// <param name="output">Where to write.</param>
/// <param name="showsSecrets">Whether secret values are written.</param>
public sealed class StateJsonView(TextWriter output, bool showsSecrets)
{
    private readonly HclNames _names = new(opensSecrets: showsSecrets, fillsNulls: true);

    /// <summary>Writes the state, on one line. One that holds nothing has no <c>values</c>.</summary>
    public void Write(StateReport state)
    {
        using var writer = JsonOutput.Open(output, isIndented: false);
        writer.WriteStartObject();
        writer.Member("format_version", "1.0");
        if (state.Resources.Count > 0 || state.Outputs.Count > 0)
        {
            writer.WritePropertyName("values");
            writer.WriteStartObject();
            if (state.Outputs.Count > 0)
            {
                writer.WritePropertyName("outputs");
                OutputsJson.Write(writer, state.Outputs, showsSecrets, nullsSecrets: true);
            }

            writer.WritePropertyName("root_module");
            ResourceJson.WriteRootModule(writer, state.Resources.Select(Placed), showsSecrets);
            writer.WriteEndObject();
        }

        if (state.Checks.Count > 0)
        {
            writer.WritePropertyName("checks");
            ChecksJson.Write(writer, state.Checks);
        }

        writer.WriteEndObject();
        output.WriteLine();
    }

    private ResourceJson.PlacedResource Placed(ReportedResource resource) =>
        new(resource.Address, resource.Package, () => Values(resource), resource.DependsOn, resource.IsTainted);

    private ObjectValue Values(ReportedResource resource)
    {
        var values = _names.Of(resource.Schema, resource.Attributes, resource.SensitiveAttributes);
        return values["id"].IsNull ? values.With("id", resource.Id) : values;
    }
}
