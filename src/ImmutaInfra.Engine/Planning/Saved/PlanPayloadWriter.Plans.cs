using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <content>The plan itself.</content>
internal sealed partial class PlanPayloadWriter
{
    private void Write(Plan plan)
    {
        Text("project", plan.Project);
        Text("stack", plan.Stack);
        Text("mode", plan.Mode.ToString());
        Flag("isPartial", plan.IsPartial);
        Objects("changes", plan.Changes, Write);
        Objects("drift", plan.Drift, Write);
        Objects("outputs", plan.Outputs, Write);
        Objects("checks", plan.Checks, Write);
        Objects("diagnostics", plan.Diagnostics, Write);
        if (plan.Description is { } description)
        {
            Object("description", () => Write(description));
        }
    }

    private void Write(PlanDescription description)
    {
        Text("plannedAt", description.PlannedAt.ToString("O", CultureInfo.InvariantCulture));
        Value("variables", new ObjectValue(description.Variables));
        Value("configuration", description.Configuration);
        Objects("relevantAttributes", description.RelevantAttributes, attribute =>
        {
            Text("resource", attribute.Resource);
            Texts("path", attribute.Path);
        });
    }

    private void Write(ResourceChange change)
    {
        Object("address", () => Write(change.Address));
        if (change.PreviousAddress is { } previous)
        {
            Object("previousAddress", () => Write(previous));
        }

        Text("urn", change.Urn.ToString());
        Text("package", change.Package);
        Text("action", change.Action.ToString());
        Text("reason", change.Reason.ToString());
        Text("id", change.Id);
        Text("importId", change.ImportId);
        Value("before", change.Before);
        Value("after", change.After);
        Value("inputs", change.Inputs);
        Objects("changes", change.Changes, Write);
        Texts("sensitive", change.SensitiveAttributes);
        Texts("hidden", change.HiddenAttributes);
        Texts("notes", change.Notes);
    }

    // In its parts: names may hold what would have to be taken apart again.
    private void Write(InstanceAddress address)
    {
        Objects("modules", address.Resource.Module.Steps, step =>
        {
            Text("name", step.Name);
            Write(step.Key);
        });
        Flag("isData", address.Resource.Mode == ResourceMode.Data);
        Text("type", address.Resource.Type);
        Text("name", address.Resource.Name);
        Write(address.Key);
    }

    private void Write(InstanceKey? key) => Value("key", key is null ? null : key.Index is { } index ? (Value)index : key.Name);

    private void Write(AttributeChange change)
    {
        List("path", change.Path.Segments, segment => _values.Write(segment is int index ? (Value)index : (string)segment));
        Text("kind", change.Kind.ToString());
        Value("before", change.Before);
        Value("after", change.After);
        Text("replaceReason", change.ReplaceReason);
    }

    private void Write(OutputChange output)
    {
        Text("name", output.Name);
        Text("action", output.Action.ToString());
        Value("before", output.Before);
        Value("after", output.After);
        Flag("isSensitive", output.IsSensitive);
        Text("type", output.Type);
        Text("priorType", output.PriorType);
    }

    private void Write(CheckOutcome check)
    {
        Text("kind", check.Kind);
        Text("address", check.Address);
        Text("status", check.Status.ToString());
        Texts("problems", check.Problems);
    }

    private void Write(Diagnostic diagnostic)
    {
        Text("severity", diagnostic.Severity.ToString());
        Text("code", diagnostic.Code);
        Text("summary", diagnostic.Summary);
        Text("detail", diagnostic.Detail);
        Text("hint", diagnostic.Hint);
        Text("address", diagnostic.Address);
        Text("attribute", diagnostic.Attribute);
        Write("at", diagnostic.At);
    }
}
