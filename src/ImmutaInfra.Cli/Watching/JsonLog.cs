using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Json;
using Newtonsoft.Json;

namespace ImmutaInfra.Cli.Watching;

/// <summary>Writes one JSON object a line.</summary>
/// <param name="output">Where to write.</param>
/// <param name="clock">The time of a line.</param>
internal sealed class JsonLog(TextWriter output, TimeProvider clock)
{
    private readonly Lock _gate = new();

    /// <summary>A round ended.</summary>
    public void Round(RoundOutcome outcome)
    {
        var report = outcome.Report;
        Write(report.HasErrors ? "error" : outcome.Warnings.Count > 0 ? "warn" : "info", "round", writer =>
        {
            writer.Member("stack", report.Name);
            writer.Member("checked", report.Checked);
            writer.WritePropertyName("findings");
            writer.WriteStartObject();
            foreach (var group in report.Findings.GroupBy(each => each.Finding.Kind).OrderBy(group => group.Key))
            {
                writer.Member(group.Key.ToString().ToLowerInvariant(), group.Count());
            }

            writer.WriteEndObject();
            writer.Member("unconfirmed", report.Unconfirmed);
            writer.Member("resolved", report.Resolved.Count);
            WriteSeconds(writer, report.Duration);
            WriteTexts(writer, "told", outcome.Told);
            WriteMessages(writer, [.. report.Diagnostics, .. outcome.Warnings]);
        });
    }

    /// <summary>A round failed.</summary>
    public void Failed(IReadOnlyList<Diagnostic> why, TimeSpan duration) => Write("error", "round_failed", writer =>
    {
        WriteSeconds(writer, duration);
        WriteMessages(writer, why);
    });

    /// <summary>Something else happened.</summary>
    public void Event(string name, params (string Name, string Value)[] members) => Write("info", name, writer =>
    {
        foreach (var member in members)
        {
            writer.Member(member.Name, member.Value);
        }
    });

    private static void WriteSeconds(JsonTextWriter writer, TimeSpan duration)
    {
        writer.WritePropertyName("duration_seconds");
        writer.WriteValue(Math.Round(duration.TotalSeconds, 3));
    }

    private static void WriteTexts(JsonTextWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteMessages(JsonTextWriter writer, IReadOnlyList<Diagnostic> messages) =>
        WriteTexts(writer, "messages", messages.Select(message => $"{message.Code} {message.Summary}: {message.Detail}"));

    private void Write(string level, string name, Action<JsonTextWriter> write)
    {
        lock (_gate)
        {
            using (var writer = JsonOutput.Open(output, isIndented: false))
            {
                writer.WriteStartObject();
                writer.Member("time", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                writer.Member("level", level);
                writer.Member("event", name);
                write(writer);
                writer.WriteEndObject();
            }

            output.WriteLine();
            output.Flush();
        }
    }
}
