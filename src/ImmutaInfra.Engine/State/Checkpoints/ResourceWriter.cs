using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Writes resources in the order of <see cref="ResourceReader.Fields"/>.</summary>
internal sealed class ResourceWriter(GoJsonWriter writer, Action<GoJsonWriter, SecretValue> writeSecret)
{
    private readonly ValueWriter _values = new(writer, writeSecret);

    public void Write(PendingOperation operation)
    {
        writer.StartObject();
        var fields = new FieldWriter(writer, operation.Verbatim);
        fields.Field("resource", true, () => Write(operation.Resource));
        fields.Text("type", OperationWords.Of(operation.Kind));
        fields.End();
        writer.EndObject();
    }

    public void Write(ResourceState resource)
    {
        resource = StashForm.BeforeWriting(resource);
        writer.StartObject();
        var fields = new FieldWriter(writer, resource.Verbatim);
        fields.Urn("urn", resource.Urn);
        fields.Flag("custom", resource.Custom, always: true);
        fields.Flag("delete", resource.Delete);
        fields.Text("id", resource.Id);
        fields.Text("type", resource.Type, always: true);
        fields.Field("inputs", resource.Inputs.Count > 0, () => _values.Write(resource.Inputs));
        fields.Field("outputs", resource.Outputs.Count > 0, () => _values.Write(resource.Outputs));
        fields.Urn("parent", resource.Parent);
        fields.Flag("protect", resource.Protect);
        fields.Flag("taint", resource.Taint);
        fields.Flag("external", resource.External);
        fields.Urns("dependencies", resource.Dependencies);
        fields.Texts("initErrors", resource.InitErrors);
        fields.Text("provider", resource.Provider?.ToString());
        fields.Lists("propertyDependencies", resource.PropertyDependencies);
        fields.Flag("pendingReplacement", resource.PendingReplacement);
        fields.Texts("additionalSecretOutputs", resource.AdditionalSecretOutputs);
        fields.Urns("aliases", resource.Aliases);
        fields.Field("customTimeouts", resource.CustomTimeouts is not null, () => Write(resource.CustomTimeouts!));
        fields.Text("importID", resource.ImportId);
        fields.Flag("retainOnDelete", resource.RetainOnDelete);
        fields.Urn("deletedWith", resource.DeletedWith);
        fields.Urns("replaceWith", resource.ReplaceWith);
        fields.Text("created", resource.Created?.Text);
        fields.Text("modified", resource.Modified?.Text);
        fields.Text("sourcePosition", resource.SourcePosition);
        fields.Texts("ignoreChanges", resource.IgnoreChanges);
        fields.Field("hideDiff", resource.HideDiff.Count > 0, () => Write(resource.HideDiff));
        fields.Texts("replaceOnChanges", resource.ReplaceOnChanges);
        fields.Field("replacementTrigger", resource.ReplacementTrigger is not null, () => _values.Write(resource.ReplacementTrigger!));
        fields.Flag("refreshBeforeUpdate", resource.RefreshBeforeUpdate);
        fields.Urn("viewOf", resource.ViewOf);
        fields.Lists("resourceHooks", resource.ResourceHooks);
        fields.Text("extensionRef", resource.ExtensionRef);
        fields.Text("snippetID", resource.SnippetId);
        fields.End();
        writer.EndObject();
    }

    private void Write(CustomTimeouts timeouts)
    {
        writer.StartObject();
        Write("create", timeouts.Create);
        Write("update", timeouts.Update);
        Write("delete", timeouts.Delete);
        Write("read", timeouts.Read);
        writer.EndObject();
    }

    private void Write(string name, Number? seconds)
    {
        if (seconds is { } number)
        {
            writer.Name(name);
            writer.Number(number);
        }
    }

    private void Write(IReadOnlyList<PropertyPath> paths)
    {
        writer.StartList();
        foreach (var path in paths)
        {
            writer.StartList();
            foreach (var segment in path.Segments)
            {
                if (segment is int index)
                {
                    writer.Number(index);
                }
                else
                {
                    writer.Text((string)segment);
                }
            }

            writer.EndList();
        }

        writer.EndList();
    }
}
