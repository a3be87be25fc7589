using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Tells programs what happens while it happens: one JSON object a line, as Terraform's machine-readable UI does.</summary>
/// <remarks>Source: Terraform 1.11, "Machine-Readable UI". Safe for use from several threads.</remarks>
/// <param name="output">Where to write.</param>
/// <param name="clock">Gives the time of each line.</param>
/// <param name="showsSecrets">Whether secret values are written.</param>
/// <param name="readSource">Gives the text of a source file by the name in a span, or null when it cannot be had.</param>
public sealed partial class EventJsonView(TextWriter output, TimeProvider clock, bool showsSecrets, Func<string, string?> readSource) : IEngineObserver
{
    private readonly Lock _gate = new();
    private readonly SourceTexts _sources = new(readSource);

    /// <summary>Writes which program speaks; the first line.</summary>
    public void Version(string version) => WriteLine("info", $"ImmutaInfra {version}", "version", writer =>
    {
        writer.Member("immutainfra", version);
        writer.Member("ui", "1.2");
    });

    /// <summary>Writes what a plan finds and would do: a line for each object that has changed outside, one for each change, the counts and
    /// the outputs.</summary>
    public void Plan(Plan plan)
    {
        foreach (var drift in plan.Drift)
        {
            var action = ActionJson.EventAction(drift);
            WriteLine("info", $"{drift.Address}: Drift detected ({action})", "resource_drift", writer => WriteChange(writer, drift, action));
        }

        foreach (var change in plan.Changes)
        {
            var action = ActionJson.EventAction(change);
            if (action != "noop")
            {
                WriteLine("info", $"{change.Address}: Plan to {action}", "planned_change", writer => WriteChange(writer, change, action));
            }
        }

        Summary("plan", plan.Counts, PlanView.Summary(plan.Counts));
        if (plan.Outputs.Count == 0)
        {
            return;
        }

        WriteLine("info", $"Outputs: {plan.Outputs.Count}", "outputs", writer =>
        {
            writer.WritePropertyName("outputs");
            writer.WriteStartObject();
            foreach (var change in plan.Outputs)
            {
                writer.WritePropertyName(change.Name);
                writer.WriteStartObject();
                writer.Member("sensitive", change.IsSensitive);
                writer.Member("action", change.Action == PlannedAction.NoOp ? "noop" : ActionJson.Actions(change.Action)[0]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>Writes the counts of what was planned or done.</summary>
    /// <param name="operation"><c>plan</c>, <c>apply</c>, <c>destroy</c> or <c>refresh</c>.</param>
    /// <param name="counts">How many of what. Terraform counts a replacement as one added and one removed; so do <c>add</c> and <c>remove</c> here.</param>
    /// <param name="message">The same in words.</param>
    public void Summary(string operation, ChangeCounts counts, string message) => WriteLine("info", message, "change_summary", writer =>
    {
        writer.WritePropertyName("changes");
        writer.WriteStartObject();
        writer.Member("add", counts.Add + counts.Replace);
        writer.Member("change", counts.Change);
        writer.Member("import", counts.Import);
        writer.Member("remove", counts.Destroy + counts.Replace);
        writer.Member("replace", counts.Replace);
        writer.Member("operation", operation);
        writer.WriteEndObject();
    });

    /// <summary>Writes the outputs as they are.</summary>
    public void Outputs(IReadOnlyList<ReportedOutput> outputs) => WriteLine("info", $"Outputs: {outputs.Count}", "outputs", writer =>
    {
        writer.WritePropertyName("outputs");
        OutputsJson.Write(writer, outputs, showsSecrets, nullsSecrets: false);
    });

    /// <summary>Writes messages, a line for each.</summary>
    public void Diagnostics(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in DiagnosticsView.InOrder(diagnostics))
        {
            var isError = diagnostic.Severity == Severity.Error;
            WriteLine(isError ? "error" : "warn", $"{(isError ? "Error" : "Warning")}: {diagnostic.Summary}", "diagnostic", writer =>
            {
                writer.WritePropertyName("diagnostic");
                DiagnosticJson.Write(writer, diagnostic, _sources);
            });
        }
    }

    private static void WriteChange(JsonTextWriter writer, ResourceChange change, string action)
    {
        writer.WritePropertyName("change");
        writer.WriteStartObject();
        WriteResource(writer, change.Address);
        if (change.PreviousAddress is not null)
        {
            writer.WritePropertyName("previous_resource");
            WriteResourceValue(writer, change.PreviousAddress);
        }

        writer.Member("action", action);
        if (ActionJson.EventReason(change.Reason) is { } reason)
        {
            writer.Member("reason", reason);
        }

        if (change.ImportId is not null)
        {
            writer.WritePropertyName("importing");
            writer.WriteStartObject();
            writer.Member("id", change.ImportId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteResource(JsonTextWriter writer, InstanceAddress address)
    {
        writer.WritePropertyName("resource");
        WriteResourceValue(writer, address);
    }

    private static void WriteResourceValue(JsonTextWriter writer, InstanceAddress address)
    {
        var resource = address.Resource;
        writer.WriteStartObject();
        writer.Member("addr", address.ToString());
        writer.Member("module", resource.Module.ToString());
        writer.Member("resource", new InstanceAddress(resource with { Module = ModuleAddress.Root }, address.Key).ToString());
        writer.Member("implied_provider", resource.Type.Split('_')[0]);
        writer.Member("resource_type", resource.Type);
        writer.Member("resource_name", resource.Name);
        writer.WritePropertyName("resource_key");
        ResourceJson.WriteKey(writer, address.Key);
        writer.WriteEndObject();
    }

    private void WriteLine(string level, string message, string type, Action<JsonTextWriter> writeRest)
    {
        var line = new StringWriter();
        using (var writer = JsonOutput.Open(line, isIndented: false))
        {
            writer.WriteStartObject();
            writer.Member("@level", level);
            writer.Member("@message", message);
            writer.Member("@module", "immutainfra.ui");
            writer.Member("@timestamp", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"));
            writer.Member("type", type);
            writeRest(writer);
            writer.WriteEndObject();
        }

        lock (_gate)
        {
            output.WriteLine(line.ToString());
            output.Flush();
        }
    }
}
