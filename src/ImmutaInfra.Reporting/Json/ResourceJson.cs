using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes what names a resource, and resources arranged by module.</summary>
internal static class ResourceJson
{
    /// <summary>Writes the members that say which resource it is.</summary>
    public static void WriteIdentity(JsonWriter writer, InstanceAddress address, string package)
    {
        writer.Member("mode", address.Resource.Mode == ResourceMode.Data ? "data" : "managed");
        writer.Member("type", address.Resource.Type);
        writer.Member("name", address.Resource.Name);
        if (address.Key is not null)
        {
            writer.WritePropertyName("index");
            WriteKey(writer, address.Key);
        }

        writer.Member("provider_name", ProviderName.Of(package));
    }

    /// <summary>Writes a number, a text or null.</summary>
    public static void WriteKey(JsonWriter writer, InstanceKey? key)
    {
        if (key?.Index is { } index)
        {
            writer.WriteValue(index);
        }
        else
        {
            writer.WriteValue(key?.Name);
        }
    }

    /// <summary>Writes a module's resources and, nested, the modules that it calls.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="resources">The resources in the order of addresses: each module's own stand together.</param>
    /// <param name="showsSecrets">Whether secret values are written.</param>
    public static void WriteRootModule(JsonWriter writer, IEnumerable<PlacedResource> resources, bool showsSecrets)
    {
        var root = new ModuleNode(ModuleAddress.Root);
        foreach (var resource in resources)
        {
            var node = root;
            foreach (var step in resource.Address.Resource.Module.Steps)
            {
                node = node.Inside(step);
            }

            node.Resources.Add(resource);
        }

        WriteModule(writer, root, showsSecrets);
    }

    private static void WriteModule(JsonWriter writer, ModuleNode module, bool showsSecrets)
    {
        writer.WriteStartObject();
        if (module.Resources.Count > 0)
        {
            writer.WritePropertyName("resources");
            writer.WriteStartArray();
            foreach (var resource in module.Resources)
            {
                WriteResource(writer, resource, showsSecrets);
            }

            writer.WriteEndArray();
        }

        if (!module.Address.IsRoot)
        {
            writer.Member("address", module.Address.ToString());
        }

        if (module.Modules.Count > 0)
        {
            writer.WritePropertyName("child_modules");
            writer.WriteStartArray();
            foreach (var inside in module.Modules.Values)
            {
                WriteModule(writer, inside, showsSecrets);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteResource(JsonWriter writer, PlacedResource resource, bool showsSecrets)
    {
        writer.WriteStartObject();
        writer.Member("address", resource.Address.ToString());
        WriteIdentity(writer, resource.Address, resource.Package);
        writer.Member("schema_version", 0);
        var values = resource.ReadValues();
        writer.WritePropertyName("values");
        ValueJson.Write(writer, values, showsSecrets);
        writer.WritePropertyName("sensitive_values");
        ValueJson.WriteSensitiveMask(writer, values);
        if (resource.DependsOn.Count > 0)
        {
            writer.WritePropertyName("depends_on");
            writer.WriteStartArray();
            foreach (var dependency in resource.DependsOn)
            {
                writer.WriteValue(dependency);
            }

            writer.WriteEndArray();
        }

        if (resource.IsTainted)
        {
            writer.Member("tainted", true);
        }

        writer.WriteEndObject();
    }

    /// <summary>A resource and the means to get its attributes under their HCL names, when it is its turn to be written.</summary>
    internal readonly record struct PlacedResource(
        InstanceAddress Address, string Package, Func<ObjectValue> ReadValues, IReadOnlyList<string> DependsOn, bool IsTainted);

    private sealed class ModuleNode(ModuleAddress address)
    {
        public ModuleAddress Address { get; } = address;

        public List<PlacedResource> Resources { get; } = [];

        public Dictionary<ModuleStep, ModuleNode> Modules { get; } = [];

        public ModuleNode Inside(ModuleStep step)
        {
            if (!Modules.TryGetValue(step, out var inside))
            {
                inside = new ModuleNode(Address.Child(step.Name, step.Key));
                Modules.Add(step, inside);
            }

            return inside;
        }
    }
}
