using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Shows a plan to programs in the shape of <c>pulumi preview --json</c>.</summary>
/// <remarks>Source: recordings of Pulumi 3.260. Secrets are masked as there, whoever asks; what is known only after apply is Pulumi's
/// sentinel for it. Left out is what only Pulumi's engine knows: times, property dependencies, the steps of providers.</remarks>
/// <param name="output">Where to write.</param>
public sealed class PulumiPreviewView(TextWriter output)
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private const string Masked = "[secret]";

    /// <summary>Writes the plan; of one with errors only the messages count.</summary>
    public void Write(Plan plan)
    {
        using var writer = JsonOutput.Open(output, isIndented: true);
        writer.WriteStartObject();
        writer.WritePropertyName("steps");
        writer.WriteStartArray();
        var managed = plan.Changes.Where(change => change.Address.Resource.Mode == ResourceMode.Managed).ToList();
        var done = managed.Where(change => change.Action != PlannedAction.NoOp || change.ImportId is not null || change.PreviousAddress is not null).ToList();
        WriteStack(writer, plan);
        foreach (var change in done)
        {
            WriteStep(writer, plan, change, Op(change));
        }

        foreach (var change in plan.Drift)
        {
            WriteStep(writer, plan, change, "refresh");
        }

        writer.WriteEndArray();
        WriteDiagnostics(writer, plan.Diagnostics);
        WriteSummary(writer, done, unchanged: managed.Count - done.Count);
        writer.WriteEndObject();
        output.WriteLine();
    }

    private static string Op(ResourceChange change) => change switch
    {
        { ImportId: not null, IsReplacement: true } => "import-replacement",
        { ImportId: not null } => "import",
        { IsReplacement: true } => "replace",
        { Action: PlannedAction.Create } => "create",
        { Action: PlannedAction.Update } => "update",
        { Action: PlannedAction.NoOp } => "same",
        _ => "delete",
    };

    private static void WriteStack(JsonTextWriter writer, Plan plan)
    {
        var urn = Urn.ForStack(plan.Stack, plan.Project).ToString();
        writer.WriteStartObject();
        writer.Member("op", "same");
        writer.Member("urn", urn);
        WriteStackState(writer, "oldState", urn, plan.Outputs, change => change.Before);
        WriteStackState(writer, "newState", urn, plan.Outputs, change => change.After);
        writer.WritePropertyName("detailedDiff");
        writer.WriteNull();
        writer.WriteEndObject();
    }

    private static void WriteStackState(JsonTextWriter writer, string name, string urn, IReadOnlyList<OutputChange> outputs, Func<OutputChange, Value?> valueOf)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.Member("urn", urn);
        writer.Member("custom", false);
        writer.Member("type", Urn.StackType);
        writer.WritePropertyName("outputs");
        WriteValue(writer, new ObjectValue(
            from change in outputs
            let value = valueOf(change)
            where value is not null
            select KeyValuePair.Create(change.Name, change.IsSensitive && !value.IsNull ? SecretValue.Of(value) : value)));
        writer.WriteEndObject();
    }

    private static void WriteStep(JsonTextWriter writer, Plan plan, ResourceChange change, string op)
    {
        writer.WriteStartObject();
        writer.Member("op", op);
        writer.Member("urn", change.Urn.ToString());
        if (change.Before is { } before && op is not ("import" or "import-replacement"))
        {
            WriteState(writer, "oldState", plan, change, Inputs(change.Schema, before), before, change.Id);
        }

        if (change.After is { } after && change.Action is not (PlannedAction.Delete or PlannedAction.Forget))
        {
            WriteState(writer, "newState", plan, change, change.Inputs ?? Inputs(change.Schema, after), null, change.ImportId);
        }

        if (change.Action != PlannedAction.Create && change.Changes.Length > 0)
        {
            WriteReasons(writer, "diffReasons", change.Changes);
            WriteReasons(writer, "replaceReasons", change.Changes.Where(attribute => attribute.ReplaceReason is not null));
        }

        WriteDiff(writer, change);
        writer.WriteEndObject();
    }

    private static void WriteState(JsonTextWriter writer, string name, Plan plan, ResourceChange change, ObjectValue inputs, ObjectValue? outputs, string? id)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.Member("urn", change.Urn.ToString());
        writer.Member("custom", true);
        if (name == "oldState" && change.Action == PlannedAction.CreateThenDelete)
        {
            writer.Member("delete", true);
        }

        if (id is not null)
        {
            writer.Member("id", id);
        }

        writer.Member("type", change.Urn.Type);
        writer.WritePropertyName("inputs");
        WriteValue(writer, Guarded(change, inputs));
        if (outputs is not null)
        {
            writer.WritePropertyName("outputs");
            WriteValue(writer, Guarded(change, outputs));
        }

        writer.Member("parent", Urn.ForStack(plan.Stack, plan.Project).ToString());
        if (name == "oldState" && change.Action == PlannedAction.DeleteThenCreate)
        {
            writer.Member("pendingReplacement", true);
        }

        if (change.Action == PlannedAction.Forget)
        {
            writer.Member("retainOnDelete", true);
        }

        string[] secrets = [.. change.Schema?.Attributes.Where(attribute => attribute.IsSecret).Select(attribute => attribute.Name) ?? []];
        if (secrets.Length > 0)
        {
            writer.WritePropertyName("additionalSecretOutputs");
            WriteTexts(writer, secrets);
        }

        writer.WriteEndObject();
    }

    private static ObjectValue Inputs(ResourceSchema? schema, ObjectValue attributes) =>
        schema is null ? attributes : new(attributes.Where(member => schema.Find(member.Key)?.IsComputed != true && !member.Value.IsNull));

    /// <summary>The values with everything wrapped that the schema or the plan calls sensitive.</summary>
    private static ObjectValue Guarded(ResourceChange change, ObjectValue values) => new(values.Select(member =>
        member.Value is not (NullValue or UnknownValue) && IsSensitive(change, member.Key) ? KeyValuePair.Create(member.Key, (Value)SecretValue.Of(member.Value)) : member));

    private static bool IsSensitive(ResourceChange change, string name) =>
        change.Schema?.Find(name)?.IsSecret == true || change.SensitiveAttributes.Contains(AttributeNames.ToHcl(name));

    private static void WriteReasons(JsonTextWriter writer, string name, IEnumerable<AttributeChange> changes)
    {
        string[] keys = [.. changes.Select(attribute => attribute.Path.Segments[0]).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (keys.Length > 0)
        {
            writer.WritePropertyName(name);
            WriteTexts(writer, keys);
        }
    }

    private static void WriteDiff(JsonTextWriter writer, ResourceChange change)
    {
        writer.WritePropertyName("detailedDiff");
        if (change.Action is PlannedAction.Create or PlannedAction.Delete or PlannedAction.Forget || change.Changes.Length == 0)
        {
            writer.WriteNull();
            return;
        }

        writer.WriteStartObject();
        foreach (var paths in change.Changes.GroupBy(attribute => attribute.Path.ToString(), StringComparer.Ordinal))
        {
            var attribute = paths.First();
            writer.WritePropertyName(paths.Key);
            writer.WriteStartObject();
            writer.Member("kind", attribute.Kind.ToString().ToLowerInvariant() + (attribute.ReplaceReason is null ? "" : "-replace"));
            writer.Member("inputDiff", true);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteDiagnostics(JsonTextWriter writer, IEnumerable<Diagnostic> diagnostics)
    {
        writer.WritePropertyName("diagnostics");
        writer.WriteStartArray();
        foreach (var diagnostic in diagnostics)
        {
            writer.WriteStartObject();
            writer.Member("message", $"{diagnostic.Summary}{(diagnostic.Detail.Length == 0 ? "" : $": {diagnostic.Detail}")}\n");
            writer.Member("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSummary(JsonTextWriter writer, IReadOnlyCollection<ResourceChange> done, int unchanged)
    {
        writer.WritePropertyName("changeSummary");
        writer.WriteStartObject();
        foreach (var op in done.Select(Op).Concat(Enumerable.Repeat("same", unchanged + 1)).CountBy(op => op).OrderBy(op => op.Key, StringComparer.Ordinal))
        {
            writer.Member(op.Key, op.Value); // the stack itself is among the same
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(JsonTextWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(JsonTextWriter writer, Value value)
    {
        switch (value)
        {
            case SecretValue:
                writer.WriteValue(Masked);
                break;
            case ObjectValue members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, member);
                }

                writer.WriteEndObject();
                break;
            case ListValue items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            case UnknownValue:
                writer.WriteValue(Unknown);
                break;
            default:
                ValueJson.Write(writer, value, showsSecrets: false);
                break;
        }
    }
}
