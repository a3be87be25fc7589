using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Writes snapshots, byte for byte in the form of Pulumi's file backend.</summary>
/// <remarks>Source: Pulumi state format, sections 2 and 3.</remarks>
internal static class CheckpointWriter
{
    /// <summary>A stack's file, minified. Secrets read from it and left alone keep their ciphertexts.</summary>
    public static ReadOnlyMemory<byte> Write(StackSnapshot snapshot, StackSecrets secrets)
    {
        snapshot = WithSecretsState(snapshot, secrets);
        var writer = new GoJsonWriter();
        writer.StartObject();
        var root = new FieldWriter(writer, snapshot.Unknown.Root);
        WriteVersion(root, writer, snapshot);
        root.Field("checkpoint", true, () =>
        {
            writer.StartObject();
            var checkpoint = new FieldWriter(writer, snapshot.Unknown.Checkpoint);
            checkpoint.Text("stack", snapshot.Stack, always: true);
            checkpoint.Field("latest", snapshot.Manifest is not null, () => WriteDeployment(writer, snapshot, secrets.WriteCiphertext));
            checkpoint.End();
            writer.EndObject();
        });
        root.End();
        writer.EndObject();
        return writer.Written;
    }

    /// <summary>The form of <c>pulumi stack export</c>: indented, with a line end.</summary>
    public static string Export(StackSnapshot snapshot, StackSecrets secrets, bool showSecrets)
    {
        snapshot = WithSecretsState(snapshot, secrets);
        var writer = new GoJsonWriter(indented: true);
        writer.StartObject();
        var root = new FieldWriter(writer, []);
        WriteVersion(root, writer, snapshot with { Manifest = snapshot.Manifest ?? new Manifest(null, "", "") });

        // Exports name the features before the deployment, after the version, as the file does.
        root.Field("deployment", true, () => WriteDeployment(writer, snapshot, showSecrets ? StackSecrets.WritePlaintext : secrets.WriteCiphertext));
        root.End();
        writer.EndObject();
        return System.Text.Encoding.UTF8.GetString(writer.Written.Span) + "\n";
    }

    private static void WriteVersion(FieldWriter root, GoJsonWriter writer, StackSnapshot snapshot)
    {
        var features = Features.Of(snapshot);
        root.Field("version", true, () => writer.Number(snapshot.Manifest is null ? 0 : features.Count > 0 ? 4 : 3));
        root.Texts("features", snapshot.Manifest is null ? [] : features);
    }

    /// <summary>The key has to be known before the first byte: how secrets are encrypted stands before the resources.</summary>
    private static StackSnapshot WithSecretsState(StackSnapshot snapshot, StackSecrets secrets)
    {
        if (secrets.State is null && HasSecrets(snapshot))
        {
            secrets.Decide();
        }

        return snapshot with { Secrets = secrets.State ?? snapshot.Secrets };
    }

    private static bool HasSecrets(StackSnapshot snapshot) =>
        snapshot.Resources.Concat(snapshot.PendingOperations.Select(operation => operation.Resource))
            .Any(resource => resource.Inputs.HasSecrets || resource.Outputs.HasSecrets || resource.ReplacementTrigger is { HasSecrets: true });

    private static void WriteDeployment(GoJsonWriter writer, StackSnapshot snapshot, Action<GoJsonWriter, SecretValue> writeSecret)
    {
        var resources = new ResourceWriter(writer, writeSecret);
        writer.StartObject();
        var deployment = new FieldWriter(writer, snapshot.Unknown.Deployment);
        deployment.Field("manifest", true, () => Write(writer, snapshot.Manifest ?? new Manifest(null, "", "")));
        deployment.Field("secrets_providers", snapshot.Secrets is not null, () => Write(writer, snapshot.Secrets!));
        deployment.Field("resources", snapshot.Resources.Count > 0, () =>
        {
            writer.StartList();
            foreach (var resource in snapshot.Resources)
            {
                resources.Write(resource);
            }

            writer.EndList();
        });
        deployment.Field("pending_operations", snapshot.PendingOperations.Count > 0, () =>
        {
            writer.StartList();
            foreach (var operation in snapshot.PendingOperations)
            {
                resources.Write(operation);
            }

            writer.EndList();
        });
        deployment.Json("metadata", snapshot.Metadata);
        deployment.End();
        writer.EndObject();
    }

    private static void Write(GoJsonWriter writer, Manifest manifest)
    {
        writer.StartObject();
        var fields = new FieldWriter(writer, manifest.Verbatim);
        fields.Text("time", manifest.Time?.Text ?? "0001-01-01T00:00:00Z", always: true);
        fields.Text("magic", manifest.Magic, always: true);
        fields.Text("version", manifest.Version, always: true);
        fields.End();
        writer.EndObject();
    }

    private static void Write(GoJsonWriter writer, SecretsState secrets)
    {
        writer.StartObject();
        var fields = new FieldWriter(writer, secrets.Verbatim);
        fields.Text("type", secrets.Type, always: true);
        fields.Json("state", secrets.Json);
        fields.End();
        writer.EndObject();
    }
}
