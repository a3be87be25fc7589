using Pulumi.Automation;
using Pulumi.Automation.Events;

namespace Immuta.Deploy;

/// <summary>Shows the engine's events as the rows of a table, each as it comes. Secrets are "[secret]" in events already.</summary>
internal sealed class EventTable(TextWriter output)
{
    private readonly Lock _lock = new();
    private bool _hasHead;

    /// <summary>Whether something is, or would be, changed.</summary>
    public bool HasChanges { get; private set; }

    /// <summary>What has been said so far, for a run that fails.</summary>
    public FailedPreview Said { get; } = new();

    /// <summary>Shows one event. The Automation API calls this from a thread of its own.</summary>
    public void Show(EngineEvent happened)
    {
        lock (_lock)
        {
            // Exactly one of these is there.
            if (happened.ResourcePreEvent is { Planning: not true, Metadata: var begun } && IsChange(begun.Op))
            {
                Row("begins", begun);
            }
            else if (happened.ResourceOutputsEvent is { Metadata: var done } result && IsChange(done.Op))
            {
                HasChanges = true;
                Row(result.Planning is true ? "planned" : "done", done);
            }
            else if (happened.ResourceOperationFailedEvent is { Metadata: var failed })
            {
                Row("failed", failed);
            }
            else if (happened.DiagnosticEvent is { Ephemeral: not true, Severity: "warning" or "error" } said)
            {
                Said.Add(said.Severity, said.Urn, said.Message);
                output.WriteLine($"{said.Severity}: {NameIn(said.Urn)}{said.Message.TrimEnd()}");
            }
            else if (happened.SummaryEvent is { } summary)
            {
                var counts = summary.ResourceChanges.OrderBy(count => count.Key).Select(count => $"{count.Value} {Word(count.Key)}");
                output.WriteLine($"In {summary.DurationSeconds} s: {string.Join(", ", counts)}.");
            }
        }
    }

    private void Row(string state, StepEventMetadata step)
    {
        if (!_hasHead)
        {
            _hasHead = true;
            output.WriteLine($"{"",-8} {"operation",-19} {"type",-28} {"name",-20} changes");
        }

        // immuta:index:SnowflakeIntegration → SnowflakeIntegration; the last part of the URN is the name.
        var type = step.Type[(step.Type.LastIndexOf(':') + 1)..];
        output.WriteLine($"{state,-8} {Word(step.Op),-19} {type,-28} {step.Urn[(step.Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..],-20} {Changes(step)}".TrimEnd());
    }

    /// <summary>The attributes that differ, those that force a replacement marked with an exclamation mark.</summary>
    private static string Changes(StepEventMetadata step) => step.DetailedDiff is { Count: > 0 } detailed
        ? string.Join(", ", detailed.OrderBy(change => change.Key, StringComparer.Ordinal).Select(change => change.Key + (IsForcing(change.Value.Kind) ? "!" : "")))
        : string.Join(", ", step.Diffs ?? []);

    private static bool IsForcing(DiffKind kind) => kind is DiffKind.AddReplace or DiffKind.DeleteReplace or DiffKind.UpdateReplace;

    private static bool IsChange(OperationType operation) =>
        operation is not (OperationType.Same or OperationType.Read or OperationType.ReadDiscard or OperationType.Refresh);

    private static string NameIn(string? urn) => string.IsNullOrEmpty(urn) ? "" : $"{urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]}: ";

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.CreateReplacement => "create replacement",
        OperationType.DeleteReplaced => "delete replaced",
        OperationType.ReadReplacement => "read replacement",
        OperationType.ReadDiscard => "forget read",
        OperationType.DiscardReplaced => "discard replaced",
        OperationType.RemovePendingReplace => "finish replacement",
        OperationType.ImportReplacement => "import replacement",
        OperationType.Same => "unchanged",
        _ => operation.ToString().ToLowerInvariant(),
    };
}
