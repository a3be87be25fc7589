using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes how conditions came out: an entry for each block, and in it one for each of its instances.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", "Checks Representation".</remarks>
internal static class ChecksJson
{
    /// <summary>Writes the list.</summary>
    public static void Write(JsonWriter writer, IReadOnlyList<CheckOutcome> checks)
    {
        writer.WriteStartArray();
        foreach (var block in checks.GroupBy(check => (check.Kind, Address: WithoutKeys(check.Address))))
        {
            writer.WriteStartObject();
            WriteBlockAddress(writer, block.Key.Kind, block.Key.Address);
            writer.Member("status", Name(Worst(block)));
            writer.WritePropertyName("instances");
            writer.WriteStartArray();
            foreach (var instance in block)
            {
                WriteInstance(writer, instance);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteBlockAddress(JsonWriter writer, string kind, string address)
    {
        writer.WritePropertyName("address");
        writer.WriteStartObject();
        writer.Member("kind", kind);
        var parts = address.Split('.');
        var own = 0;
        while (own + 2 < parts.Length && parts[own] == "module")
        {
            own += 2;
        }

        if (own > 0)
        {
            writer.Member("module", string.Join('.', parts[..own]));
        }

        if (kind == "resource")
        {
            var isData = parts[own] == "data";
            writer.Member("mode", isData ? "data" : "managed");
            writer.Member("type", parts[own + (isData ? 1 : 0)]);
        }

        writer.Member("name", parts[^1]);
        writer.Member("to_display", address);
        writer.WriteEndObject();
    }

    private static void WriteInstance(JsonWriter writer, CheckOutcome instance)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("address");
        writer.WriteStartObject();
        writer.Member("to_display", instance.Address);
        WriteInstanceKey(writer, instance);
        writer.WriteEndObject();
        writer.Member("status", Name(instance.Status));
        if (instance.Problems.Count > 0)
        {
            writer.WritePropertyName("problems");
            writer.WriteStartArray();
            foreach (var problem in instance.Problems)
            {
                writer.WriteStartObject();
                writer.Member("message", problem);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>The key of a resource, and the module instance that it is in, where they have one.</summary>
    private static void WriteInstanceKey(JsonWriter writer, CheckOutcome instance)
    {
        if (instance.Kind != "resource" || AddressParser.TryParseInstance(instance.Address) is not { } address)
        {
            return;
        }

        if (!address.Resource.Module.IsRoot)
        {
            writer.Member("module", address.Resource.Module.ToString());
        }

        if (address.Key is not null)
        {
            writer.WritePropertyName("instance_key");
            ResourceJson.WriteKey(writer, address.Key);
        }
    }

    private static CheckStatus Worst(IEnumerable<CheckOutcome> checks) => checks.Select(check => check.Status).MaxBy(status => status switch
    {
        CheckStatus.Error => 3,
        CheckStatus.Fail => 2,
        CheckStatus.Unknown => 1,
        _ => 0,
    });

    private static string Name(CheckStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>The address of the block: what stands in brackets is left out, whatever a key's text holds.</summary>
    private static string WithoutKeys(string address)
    {
        var text = new StringBuilder(address.Length);
        var (isInKey, isInText) = (false, false);
        for (var i = 0; i < address.Length; i++)
        {
            var c = address[i];
            if (isInText)
            {
                i += c == '\\' ? 1 : 0;
                isInText = c != '"';
            }
            else if (isInKey)
            {
                isInText = c == '"';
                isInKey = c != ']';
            }
            else if (c == '[')
            {
                isInKey = true;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }
}
