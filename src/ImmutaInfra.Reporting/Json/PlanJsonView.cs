using System.Globalization;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Reporting.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Shows a plan to programs, in Terraform's JSON plan representation.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", format version 1.2. Added are <c>notes</c> and <c>replace_reasons</c> of a change, and
/// <c>diagnostics</c> of the plan when there are any. Secret values are null unless asked for.</remarks>
/// <param name="output">Where to write.</param>
/// <param name="showsSecrets">Whether secret values are written.</param>
/// <param name="readSource">Gives the text of a source file by the name in a span, or null when it cannot be had.</param>
public sealed partial class PlanJsonView(TextWriter output, bool showsSecrets, Func<string, string?> readSource)
{
    private readonly HclNames _names = new(opensSecrets: showsSecrets, fillsNulls: true);

    /// <summary>Writes the plan, on one line.</summary>
    public void Write(Plan plan)
    {
        using var writer = JsonOutput.Open(output, isIndented: false);
        writer.WriteStartObject();
        writer.Member("format_version", "1.2");
        writer.Member("producer", Producer.Name);
        WriteVariables(writer, plan);
        WritePlannedValues(writer, plan);
        if (plan.Drift.Count > 0)
        {
            WriteChanges(writer, "resource_drift", plan.Drift);
        }

        WriteChanges(writer, "resource_changes", plan.Changes);
        WriteOutputChanges(writer, plan);
        WritePriorState(writer, plan);
        WriteConfiguration(writer, plan);
        if (plan.Checks.Count > 0)
        {
            writer.WritePropertyName("checks");
            ChecksJson.Write(writer, plan.Checks);
        }

        WriteDiagnostics(writer, plan);
        if (plan.Description is { } description)
        {
            writer.Member("timestamp", description.PlannedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        writer.Member("applyable", plan.HasChanges && !plan.HasErrors);
        writer.Member("complete", !plan.HasErrors && !plan.IsPartial);
        writer.Member("errored", plan.HasErrors);
        writer.WriteEndObject();
        output.WriteLine();
    }

    private void WritePlannedValues(JsonTextWriter writer, Plan plan)
    {
        writer.WritePropertyName("planned_values");
        writer.WriteStartObject();
        WriteOutputValues(writer, ReportedOutput.After(plan.Outputs));
        writer.WritePropertyName("root_module");
        ResourceJson.WriteRootModule(
            writer,
            plan.Changes.Where(change => change.After is not null && change.Action is not (PlannedAction.Delete or PlannedAction.Forget)).Select(change =>
                new ResourceJson.PlacedResource(change.Address, change.Package, () => After(change), [], IsTainted: false)),
            showsSecrets);
        writer.WriteEndObject();
    }

    private void WritePriorState(JsonTextWriter writer, Plan plan)
    {
        if (plan.Changes.All(change => change.Before is null) && plan.Outputs.All(output => output.Before is null))
        {
            return;
        }

        writer.WritePropertyName("prior_state");
        writer.WriteStartObject();
        writer.Member("format_version", "1.0");
        writer.WritePropertyName("values");
        writer.WriteStartObject();
        WriteOutputValues(writer, [.. from change in plan.Outputs where change.Before is not null select new ReportedOutput(change.Name, change.Before!, change.IsSensitive, change.PriorType ?? (change.IsSensitive ? change.Type : null))]);
        writer.WritePropertyName("root_module");
        ResourceJson.WriteRootModule(
            writer,
            plan.Changes.Where(change => change.Before is not null).Select(change =>
                new ResourceJson.PlacedResource(change.Address, change.Package, () => Before(change), [], change.Reason == ActionReason.ReplaceBecauseTainted)),
            showsSecrets);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteOutputValues(JsonTextWriter writer, IReadOnlyList<ReportedOutput> outputs)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        writer.WritePropertyName("outputs");
        OutputsJson.Write(writer, outputs, showsSecrets, nullsSecrets: true);
    }

    private void WriteOutputChanges(JsonTextWriter writer, Plan plan)
    {
        if (plan.Outputs.Count == 0)
        {
            return;
        }

        writer.WritePropertyName("output_changes");
        writer.WriteStartObject();
        foreach (var change in plan.Outputs)
        {
            writer.WritePropertyName(change.Name);
            writer.WriteStartObject();
            WriteActions(writer, change.Action);
            var (before, after) = (Guard(change, change.Before), Guard(change, change.After));
            writer.WritePropertyName("before");
            ValueJson.Write(writer, before, showsSecrets);
            if (!after.IsUnknown)
            {
                writer.WritePropertyName("after");
                ValueJson.Write(writer, after, showsSecrets);
            }

            writer.WritePropertyName("after_unknown");
            if (after.HasUnknowns)
            {
                ValueJson.WriteUnknownMask(writer, after);
            }
            else
            {
                writer.WriteValue(false);
            }

            writer.Member("before_sensitive", change.IsSensitive);
            writer.Member("after_sensitive", change.IsSensitive);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WriteVariables(JsonTextWriter writer, Plan plan)
    {
        if (plan.Description is not { Variables.Count: > 0 } description)
        {
            return;
        }

        writer.WritePropertyName("variables");
        writer.WriteStartObject();
        foreach (var (name, value) in description.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            writer.WriteStartObject();
            writer.WritePropertyName("value");
            ValueJson.Write(writer, value, showsSecrets);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void WriteConfiguration(JsonTextWriter writer, Plan plan)
    {
        if (plan.Description is not { } description)
        {
            return;
        }

        writer.WritePropertyName("configuration");
        ValueJson.Write(writer, description.Configuration, showsSecrets);
        if (description.RelevantAttributes.Count == 0)
        {
            return;
        }

        writer.WritePropertyName("relevant_attributes");
        writer.WriteStartArray();
        foreach (var (resource, path) in description.RelevantAttributes)
        {
            writer.WriteStartObject();
            writer.Member("resource", resource);
            writer.WritePropertyName("attribute");
            writer.WriteStartArray();
            foreach (var step in path)
            {
                writer.WriteValue(step);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteDiagnostics(JsonTextWriter writer, Plan plan)
    {
        if (plan.Diagnostics.Count == 0)
        {
            return;
        }

        var sources = new SourceTexts(readSource);
        writer.WritePropertyName("diagnostics");
        writer.WriteStartArray();
        foreach (var diagnostic in DiagnosticsView.InOrder(plan.Diagnostics))
        {
            DiagnosticJson.Write(writer, diagnostic, sources);
        }

        writer.WriteEndArray();
    }

    private static Value Guard(OutputChange change, Value? value) =>
        value is null or NullValue ? Value.Null : change.IsSensitive && !value.IsUnknown ? SecretValue.Of(value) : value;
}
