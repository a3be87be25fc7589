using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.States;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes outputs by name.</summary>
internal static class OutputsJson
{
    /// <summary>Writes an object with an object for each output. One that is secret has no value, one that is not wholly known neither that nor a type.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="showsSecrets">Whether secret values are written.</param>
    /// <param name="nullsSecrets">Whether a secret value that is not shown is null instead of absent.</param>
    public static void Write(JsonWriter writer, IEnumerable<ReportedOutput> outputs, bool showsSecrets, bool nullsSecrets)
    {
        writer.WriteStartObject();
        foreach (var output in outputs)
        {
            writer.WritePropertyName(output.Name);
            writer.WriteStartObject();
            writer.Member("sensitive", output.IsSensitive);
            if (!output.Value.HasUnknowns)
            {
                // The shape of a secret may say much about it: without its declared type it has none to show.
                writer.WritePropertyName("type");
                TypeJson.Write(writer, output.Value is NullValue ? null : output.Type, showsSecrets ? output.Value.WithoutSecrets() : output.Guarded);
                if (showsSecrets || nullsSecrets || output.Guarded is not SecretValue)
                {
                    writer.WritePropertyName("value");
                    ValueJson.Write(writer, output.Guarded, showsSecrets);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
