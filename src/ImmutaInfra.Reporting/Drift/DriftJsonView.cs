using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Json;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>Shows drift to programs; <c>docs/drift.md</c> describes the members. Secret values are null, with the mark <c>sensitive</c>.</summary>
/// <param name="output">Where to write.</param>
public sealed class DriftJsonView(TextWriter output)
{
    /// <summary>The version of the form; its minor part grows with new members.</summary>
    public const string FormatVersion = "1.1";

    /// <summary>Writes the report, on one line.</summary>
    /// <param name="report">The report.</param>
    /// <param name="fails">Whether a finding of this kind counts as drift.</param>
    public void Write(DriftReport report, Func<DriftKind, bool> fails)
    {
        using var writer = JsonOutput.Open(output, isIndented: false);
        writer.WriteStartObject();
        writer.Member("format_version", FormatVersion);
        writer.Member("project", report.Project);
        writer.Member("stack", report.Stack);
        writer.List("servers", report.Servers, writer.WriteValue);
        writer.Member("at", Time(report.At));
        writer.WritePropertyName("duration_seconds");
        writer.WriteValue(Math.Round(report.Duration.TotalSeconds, 3));
        writer.Member("drifted", report.Findings.Any(each => fails(each.Finding.Kind)));
        writer.Member("errored", report.HasErrors);
        writer.Member("checked", report.Checked);
        writer.Member("skipped", report.Skipped);
        writer.Member("unconfirmed", report.Unconfirmed);
        writer.WritePropertyName("counts");
        writer.WriteStartObject();
        foreach (var kind in DriftWords.Kinds)
        {
            writer.Member(DriftWords.Word(kind), report.Findings.Count(each => each.Finding.Kind == kind));
        }

        writer.WriteEndObject();
        writer.List("findings", report.Findings, each => Write(writer, each, fails(each.Finding.Kind)));
        writer.List("resolved", report.Resolved, each =>
        {
            writer.WriteStartObject();
            writer.Member("kind", DriftWords.Word(each.Kind));
            writer.Member("name", each.Name);
            writer.Member("first_seen", Time(each.FirstSeen));
            writer.Member("last_seen", Time(each.LastSeen));
            writer.Member("resolved_at", Time(each.ResolvedAt));
            writer.WriteEndObject();
        });
        writer.List("diagnostics", report.Diagnostics, message =>
        {
            writer.WriteStartObject();
            writer.Member("severity", message.Severity == Severity.Error ? "error" : "warning");
            writer.Member("code", message.Code);
            writer.Member("summary", message.Summary);
            writer.Member("detail", message.Detail);
            writer.Member("address", message.Address);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
        writer.Flush();
        output.WriteLine();
    }

    private static void Write(JsonTextWriter writer, ReportedDrift drift, bool fails)
    {
        var finding = drift.Finding;
        writer.WriteStartObject();
        writer.Member("kind", DriftWords.Word(finding.Kind));
        writer.Member("name", finding.Name);
        writer.Member("address", finding.Address?.ToString());
        writer.Member("urn", finding.Recorded?.Urn.ToString());
        writer.Member("type", finding.Schema?.HclType);
        writer.Member("token", finding.Type.Length == 0 ? null : finding.Type);
        writer.Member("id", finding.Id);
        writer.Member("status", finding.Status.Length == 0 ? null : finding.Status);
        writer.Member("fails", fails);
        writer.Member("first_seen", Time(drift.FirstSeen));
        writer.Member("rounds", drift.Rounds);
        writer.List("changes", finding.Changes, change => Write(writer, finding, change));
        writer.List("failed_tests", finding.FailedTests, test =>
        {
            writer.WriteStartObject();
            writer.Member("name", test.Name);
            writer.Member("message", test.Message);
            writer.WriteEndObject();
        });
        writer.WriteEndObject();
    }

    private static void Write(JsonTextWriter writer, DriftFinding finding, AttributeChange change)
    {
        var (before, after) = (DriftLines.InHcl(finding, change, change.Before), DriftLines.InHcl(finding, change, change.After));
        writer.WriteStartObject();
        writer.Member("path", DriftLines.PathOf(finding, change));
        writer.Member("action", change.Kind.ToString().ToLowerInvariant());
        writer.Member("sensitive", before.HasSecrets || after.HasSecrets);
        WriteValue(writer, "before", before);
        WriteValue(writer, "after", after);
        writer.WriteEndObject();
    }

    private static void WriteValue(JsonTextWriter writer, string name, Value value)
    {
        writer.WritePropertyName(name);
        ValueJson.Write(writer, value, showsSecrets: false);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
