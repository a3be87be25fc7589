using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>Writes history entries.</summary>
/// <remarks>Source: Pulumi state format, section 8.</remarks>
internal static class HistoryEntry
{
    /// <summary>An entry, minified.</summary>
    public static ReadOnlyMemory<byte> Write(RunSummary summary, StackSettings settings, DateTimeOffset started, DateTimeOffset ended)
    {
        var writer = new GoJsonWriter();
        writer.StartObject();
        writer.Name("kind");
        writer.Text(WordOf(summary.Kind));
        writer.Name("startTime");
        writer.Number(started.ToUnixTimeSeconds());
        writer.Name("message");
        writer.Text(summary.Message);
        writer.Name("environment");
        writer.StartObject();
        foreach (var (name, value) in summary.Environment.OrderBy(pair => pair.Key, CodePointOrder.Instance))
        {
            writer.Name(name);
            writer.Text(value);
        }

        writer.EndObject();
        writer.Name("config");
        WriteConfiguration(writer, settings);
        writer.Name("version");
        writer.Number(0L);
        writer.Name("result");
        writer.Text(summary.Succeeded ? "succeeded" : "failed");
        writer.Name("endTime");
        writer.Number(ended.ToUnixTimeSeconds());
        if (summary.ResourceChanges.Count > 0)
        {
            writer.Name("resourceChanges");
            writer.StartObject();
            foreach (var (change, count) in summary.ResourceChanges.OrderBy(pair => pair.Key, CodePointOrder.Instance))
            {
                writer.Name(change);
                writer.Number((long)count);
            }

            writer.EndObject();
        }

        writer.EndObject();
        return writer.Written;
    }

    private static void WriteConfiguration(GoJsonWriter writer, StackSettings settings)
    {
        try
        {
            var configuration = new GoJsonWriter();
            settings.WriteConfiguration(configuration);
            writer.Literal(System.Text.Encoding.UTF8.GetString(configuration.Written.Span));
        }
        catch (DiagnosticException)
        {
            // A damaged settings file is told of elsewhere; the run has happened all the same.
            writer.Literal("{}");
        }
    }

    private static string WordOf(RunKind kind) => kind switch
    {
        RunKind.Update => "update",
        RunKind.Refresh => "refresh",
        RunKind.Rename => "rename",
        RunKind.Destroy => "destroy",
        RunKind.Import => "import",
        RunKind.ResourceImport => "resource-import",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
