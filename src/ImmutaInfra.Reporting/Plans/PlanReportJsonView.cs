using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.Json;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Shows a report to programs. Secret values are null and named in <c>…_sensitive</c>.</summary>
/// <param name="output">Where to write.</param>
public sealed class PlanReportJsonView(TextWriter output)
{
    /// <summary>Writes the report, on one line.</summary>
    /// <param name="report">The report.</param>
    /// <param name="comment">What became of the comment, or null when none was asked for.</param>
    public void Write(PlanReport report, PullRequests.CommentReceipt? comment = null)
    {
        using var writer = JsonOutput.Open(output, isIndented: false);
        writer.WriteStartObject();
        writer.Member("format_version", "1.0");
        writer.Member("origin", Word(report.Origin));
        writer.Member("project", report.Project);
        writer.Member("stack", report.Stack);
        writer.Member("mode", Word(report.Mode));
        writer.Member("digest", report.Digest);
        writer.Member("commit", report.Commit);
        writer.Member("checks", Word(report.Checks));
        writer.WritePropertyName("planned_at");
        writer.WriteValue(report.PlannedAt?.UtcDateTime);
        writer.WritePropertyName("duration_seconds");
        writer.WriteValue(report.Duration?.TotalSeconds);
        writer.Member("errored", report.HasErrors);
        writer.Member("has_changes", report.HasChanges);
        WriteCounts(writer, report);
        writer.List("warnings", PlanWarnings.Of(report), warning => writer.WriteValue(warning.Text.ToString()));
        writer.List("changes", report.Changes, change => Write(writer, change));
        writer.List("drift", report.Drift, change => Write(writer, change));
        writer.List("outputs", report.Outputs, change =>
        {
            writer.WriteStartObject();
            writer.Member("name", change.Name);
            writer.Member("action", Word(change.Action));
            WriteValue(writer, "before", change.Before);
            WriteValue(writer, "after", change.After);
            writer.WriteEndObject();
        });
        writer.List("scripts", report.Scripts, script =>
        {
            writer.WriteStartObject();
            writer.Member("address", script.Address);
            writer.Member("phase", script.Phase);
            writer.Member("digest", script.Digest);
            writer.WriteEndObject();
        });
        writer.List("failed_checks", report.FailedChecks, check =>
        {
            writer.WriteStartObject();
            writer.Member("address", check.Address);
            writer.Member("message", check.Message);
            writer.WriteEndObject();
        });
        writer.List("diagnostics", report.Diagnostics, message => Write(writer, message));
        if (comment is not null)
        {
            writer.WritePropertyName("comment");
            writer.WriteStartObject();
            writer.Member("outcome", Word(comment.Outcome));
            writer.Member("url", comment.Url?.AbsoluteUri);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        output.WriteLine();
    }

    private static void WriteCounts(JsonTextWriter writer, PlanReport report)
    {
        var counts = report.Counts;
        writer.WritePropertyName("counts");
        writer.WriteStartObject();
        writer.Member("import", counts.Import);
        writer.Member("add", counts.Add);
        writer.Member("change", counts.Change);
        writer.Member("replace", counts.Replace);
        writer.Member("destroy", counts.Destroy);
        writer.Member("unchanged", report.Unchanged);
        writer.WriteEndObject();
    }

    private static void Write(JsonTextWriter writer, ReportedChange change)
    {
        writer.WriteStartObject();
        writer.Member("address", change.Address);
        writer.Member("type", change.Type);
        writer.Member("action", Word(change.Action));
        writer.Member("reason", change.Reason);
        writer.Member("previous_address", change.PreviousAddress);
        writer.Member("import_id", change.ImportId);
        writer.List("replace_causes", change.Causes, cause =>
        {
            writer.WriteStartObject();
            writer.Member("path", cause.Name);
            writer.Member("reason", cause.Reason);
            writer.WriteEndObject();
        });
        writer.List("notes", change.Notes, writer.WriteValue);
        WriteValue(writer, "before", change.Before ?? Value.Null);
        WriteValue(writer, "after", change.After ?? Value.Null);
        writer.WriteEndObject();
    }

    private static void WriteValue(JsonTextWriter writer, string name, Value value)
    {
        writer.WritePropertyName(name);
        ValueJson.Write(writer, value, showsSecrets: false);
        if (value.HasSecrets)
        {
            writer.WritePropertyName($"{name}_sensitive");
            ValueJson.WriteSensitiveMask(writer, value);
        }

        if (value.HasUnknowns)
        {
            writer.WritePropertyName($"{name}_unknown");
            ValueJson.WriteUnknownMask(writer, value);
        }
    }

    private static void Write(JsonTextWriter writer, Diagnostic message)
    {
        writer.WriteStartObject();
        writer.Member("severity", Word(message.Severity));
        writer.Member("code", message.Code);
        writer.Member("summary", message.Summary);
        writer.Member("detail", message.Detail);
        writer.Member("address", message.Address);
        writer.Member("at", message.At?.ToString());
        writer.WriteEndObject();
    }

    /// <summary><c>DeleteThenCreate</c> as <c>delete_then_create</c>.</summary>
    private static string Word(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
