using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Json;

/// <content>What an engine does to resources.</content>
public sealed partial class EventJsonView
{
    /// <inheritdoc/>
    public void Started(InstanceAddress address, Operation operation, string? id)
    {
        if (!IsSilent(operation))
        {
            WriteHook("info", OperationWords.Started(address, operation, id), IsRefresh(address, operation) ? "refresh_start" : "apply_start", address, operation, id, elapsed: null);
        }
    }

    /// <inheritdoc/>
    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed) =>
        WriteHook("info", OperationWords.Progress(address, operation, status, elapsed), "apply_progress", address, operation, id: null, elapsed, status);

    /// <inheritdoc/>
    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        if (!IsSilent(operation))
        {
            WriteHook(
                "info",
                OperationWords.Completed(address, operation, id, elapsed),
                IsRefresh(address, operation) ? "refresh_complete" : "apply_complete",
                address,
                operation,
                operation == Operation.Delete ? null : id,
                elapsed);
        }
    }

    /// <inheritdoc/>
    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed) =>
        WriteHook("info", OperationWords.Failed(address, operation, elapsed), "apply_errored", address, operation, id: null, elapsed);

    /// <summary>An import is told of in the plan; to apply it only writes down what was read then.</summary>
    private static bool IsSilent(Operation operation) => operation == Operation.Import;

    /// <summary>A managed resource that is only read is refreshed; a data source that is read is applied.</summary>
    private static bool IsRefresh(InstanceAddress address, Operation operation) =>
        operation == Operation.Read && address.Resource.Mode == ResourceMode.Managed;

    private void WriteHook(
        string level, string message, string type, InstanceAddress address, Operation operation, string? id, TimeSpan? elapsed, string? status = null) =>
        WriteLine(level, message, type, writer =>
        {
            writer.WritePropertyName("hook");
            writer.WriteStartObject();
            WriteResource(writer, address);
            if (!IsRefresh(address, operation) || type.StartsWith("apply", StringComparison.Ordinal))
            {
                writer.Member("action", operation.ToString().ToLowerInvariant());
            }

            if (id is not null)
            {
                writer.Member("id_key", "id");
                writer.Member("id_value", id);
            }

            if (elapsed is { } time && type.StartsWith("apply", StringComparison.Ordinal))
            {
                writer.Member("elapsed_seconds", (long)time.TotalSeconds);
            }

            if (status is { Length: > 0 })
            {
                writer.Member("status", status);
            }

            writer.WriteEndObject();
        });
}
