using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <content>What happens to each resource.</content>
public sealed partial class PlanJsonView
{
    private static void WriteActions(JsonTextWriter writer, PlannedAction action)
    {
        writer.WritePropertyName("actions");
        writer.WriteStartArray();
        foreach (var word in ActionJson.Actions(action))
        {
            writer.WriteValue(word);
        }

        writer.WriteEndArray();
    }

    private static ObjectValue WithId(ObjectValue attributes, Value id) => attributes.Has("id") && !attributes["id"].IsNull ? attributes : attributes.With("id", id);

    private void WriteChanges(JsonTextWriter writer, string name, IReadOnlyList<ResourceChange> changes)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var change in changes)
        {
            // A data source that has been read is part of the prior state; only one that is still to be read is a change.
            if (change.Address.Resource.Mode == ResourceMode.Managed || change.Action != PlannedAction.NoOp)
            {
                WriteChange(writer, change);
            }
        }

        writer.WriteEndArray();
    }

    private void WriteChange(JsonTextWriter writer, ResourceChange change)
    {
        writer.WriteStartObject();
        writer.Member("address", change.Address.ToString());
        if (change.PreviousAddress is not null)
        {
            writer.Member("previous_address", change.PreviousAddress.ToString());
        }

        if (!change.Address.Resource.Module.IsRoot)
        {
            writer.Member("module_address", change.Address.Resource.Module.ToString());
        }

        ResourceJson.WriteIdentity(writer, change.Address, change.Package);
        writer.WritePropertyName("change");
        WriteDetails(writer, change);
        if (ActionJson.Reason(change.Reason) is { } reason)
        {
            writer.Member("action_reason", reason);
        }

        if (change.Notes.Length > 0)
        {
            writer.WritePropertyName("notes");
            writer.WriteStartArray();
            foreach (var note in change.Notes)
            {
                writer.WriteValue(note);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteDetails(JsonTextWriter writer, ResourceChange change)
    {
        Value before = change.Before is null ? Value.Null : Before(change);
        Value after = change.After is null || change.Action is PlannedAction.Delete or PlannedAction.Forget ? Value.Null : After(change);
        writer.WriteStartObject();
        WriteActions(writer, change.Action);
        writer.WritePropertyName("before");
        ValueJson.Write(writer, before, showsSecrets);
        writer.WritePropertyName("after");
        ValueJson.Write(writer, after, showsSecrets);
        writer.WritePropertyName("after_unknown");
        ValueJson.WriteUnknownMask(writer, after is NullValue || change.Action == PlannedAction.NoOp ? ObjectValue.Empty : after);
        writer.WritePropertyName("before_sensitive");
        ValueJson.WriteSensitiveMask(writer, before);
        writer.WritePropertyName("after_sensitive");
        ValueJson.WriteSensitiveMask(writer, after);
        WriteReplacePaths(writer, change);
        if (change.ImportId is not null)
        {
            writer.WritePropertyName("importing");
            writer.WriteStartObject();
            writer.Member("id", change.ImportId);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteReplacePaths(JsonTextWriter writer, ResourceChange change)
    {
        if (!change.IsReplacement || change.Changes.All(attribute => attribute.ReplaceReason is null))
        {
            return;
        }

        writer.WritePropertyName("replace_paths");
        writer.WriteStartArray();
        foreach (var attribute in change.Changes.Where(attribute => attribute.ReplaceReason is not null))
        {
            writer.WriteStartArray();
            foreach (var segment in HclNames.Path(change.Schema, attribute.Path))
            {
                writer.WriteValue(segment);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("replace_reasons");
        writer.WriteStartArray();
        foreach (var attribute in change.Changes.Where(attribute => attribute.ReplaceReason is not null))
        {
            writer.WriteValue(attribute.ReplaceReason);
        }

        writer.WriteEndArray();
    }

    private ObjectValue Before(ResourceChange change) =>
        WithId(_names.Of(change.Schema, change.Before!, change.SensitiveAttributes), change.Id ?? change.ImportId);

    private ObjectValue After(ResourceChange change)
    {
        if (change.Address.Resource.Mode == ResourceMode.Data)
        {
            return _names.Of(change.Schema, change.After!, change.SensitiveAttributes);
        }

        var isNew = change.Action == PlannedAction.Create || change.IsReplacement;
        return WithId(_names.Of(change.Schema, change.After!, change.SensitiveAttributes), isNew ? Value.Unknown : change.Id ?? change.ImportId);
    }
}
