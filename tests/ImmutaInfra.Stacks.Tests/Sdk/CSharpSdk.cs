using System.Text;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Stacks.Tests.Sdk;

/// <summary>The declarations of the SDK that pulumi makes for C# of a package schema: all names and types, and no bodies.</summary>
/// <remarks>Source: what Pulumi's .NET generator of August 2026 makes of resources, types, enumerations, functions and settings.</remarks>
internal sealed class CSharpSdk(JObject schema)
{
    private readonly StringBuilder _text = new();

    private static string Root => "Pulumi.Immuta";

    /// <summary>The whole SDK as one file.</summary>
    public string Write()
    {
        _text.AppendLine("#nullable enable").AppendLine("using System;").AppendLine("using System.Collections.Generic;")
            .AppendLine("using System.Collections.Immutable;").AppendLine("using System.Threading.Tasks;");
        Space(Root, () =>
        {
            foreach (var (token, type) in Members("types").Where(type => type.Value["enum"] is not null))
            {
                Enumeration(NameIn(token), type);
            }

            foreach (var (token, resource) in Members("resources"))
            {
                Resource(NameIn(token), resource, "CustomResource");
            }

            Resource("Provider", (JObject)schema["provider"]!, "ProviderResource");
            foreach (var (token, function) in Members("functions"))
            {
                Function(NameIn(token), function);
            }
        });
        var objects = Members("types").Where(type => type.Value["enum"] is null).ToList();
        Space($"{Root}.Inputs", () => objects.ForEach(type => Arguments(NameIn(type.Key) + "Args", "ResourceArgs", type.Value["properties"], type.Value["required"])));
        Space($"{Root}.Outputs", () => objects.ForEach(type => Result(NameIn(type.Key), type.Value)));
        return _text.ToString();
    }

    /// <summary>A name as the generator writes it: only the first letter changes.</summary>
    public static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private IEnumerable<KeyValuePair<string, JObject>> Members(string kind) =>
        ((JObject)schema[kind]!).Properties().Select(member => KeyValuePair.Create(member.Name, (JObject)member.Value));

    private static string NameIn(string token) => Upper(token[(token.LastIndexOf(':') + 1)..]);

    private void Space(string name, Action body)
    {
        _text.AppendLine($"namespace {name} {{");
        body();
        _text.AppendLine("}");
    }

    private void Enumeration(string name, JObject type)
    {
        _text.AppendLine($"public readonly struct {name} : IEquatable<{name}> {{");
        foreach (var value in type["enum"]!)
        {
            _text.AppendLine($"public static {name} {value["name"]} => default;");
        }

        _text.AppendLine($"public bool Equals({name} other) => true; }}");
    }

    private void Resource(string name, JObject resource, string parent)
    {
        var required = Names(resource["requiredInputs"]);
        var optional = required.Count == 0 ? "? args = null" : " args";
        _text.AppendLine($"public partial class {name} : global::Pulumi.{parent} {{")
            .AppendLine($"public {name}(string name, {name}Args{optional}, CustomResourceOptions? options = null) : base(\"\", name, args ?? new {name}Args(), options) {{ }}");
        var always = Names(resource["required"]);
        foreach (var property in Properties(resource["properties"]))
        {
            _text.AppendLine($"public Output<{Plain(property.Value, "Outputs", isOutput: true)}{(always.Contains(property.Name) ? "" : Question(property.Value))}> {Upper(property.Name)} => null!;");
        }

        if (parent == "CustomResource")
        {
            _text.AppendLine($"public static {name} Get(string name, Input<string> id, CustomResourceOptions? options = null) => null!;");
        }

        _text.AppendLine("}");
        Arguments(name + "Args", "ResourceArgs", resource["inputProperties"], resource["requiredInputs"]);
    }

    private void Function(string name, JObject function)
    {
        var inputs = function["inputs"]!;
        var optional = Names(inputs["required"]).Count == 0 ? "? args = null" : " args";
        _text.AppendLine($"public static class {name} {{")
            .AppendLine($"public static Task<{name}Result> InvokeAsync({name}Args{optional}, InvokeOptions? options = null) => null!;")
            .AppendLine($"public static Output<{name}Result> Invoke({name}InvokeArgs{optional}, InvokeOptions? options = null) => null!;")
            .AppendLine("}");
        _text.AppendLine($"public sealed class {name}Args : global::Pulumi.InvokeArgs {{");
        foreach (var property in Properties(inputs["properties"]))
        {
            _text.AppendLine($"public {Plain(property.Value, "Inputs", isOutput: false)}? {Upper(property.Name)} {{ get; set; }}");
        }

        _text.AppendLine("}");
        Arguments(name + "InvokeArgs", "InvokeArgs", inputs["properties"], inputs["required"]);
        Result(name + "Result", (JObject)function["outputs"]!);
    }

    private void Arguments(string name, string parent, JToken? properties, JToken? required)
    {
        var needed = Names(required);
        _text.AppendLine($"public sealed class {name} : global::Pulumi.{parent} {{");
        foreach (var property in Properties(properties))
        {
            var type = Input(property.Value);
            _text.AppendLine(type.StartsWith("InputList", StringComparison.Ordinal) || type.StartsWith("InputMap", StringComparison.Ordinal)
                ? $"public {type} {Upper(property.Name)} {{ get; set; }} = null!;"
                : $"public {type}{(needed.Contains(property.Name) ? "" : "?")} {Upper(property.Name)} {{ get; set; }} = null!;");
        }

        _text.AppendLine("}");
    }

    private void Result(string name, JObject type)
    {
        var always = Names(type["required"]);
        _text.AppendLine($"public sealed class {name} {{");
        foreach (var property in Properties(type["properties"]))
        {
            var text = Plain(property.Value, "Outputs", isOutput: true) + (always.Contains(property.Name) ? "" : Question(property.Value));
            _text.AppendLine($"public readonly {text} {Upper(property.Name)} = default!;");
        }

        _text.AppendLine("}");
    }

    /// <summary>Lists are never null, they are empty.</summary>
    private static string Question(JToken type) => (string?)type["type"] == "array" ? "" : "?";

    private string Input(JToken type) => (string?)type["type"] switch
    {
        "array" => $"InputList<{Plain(type["items"]!, "Inputs", isOutput: false)}>",
        "object" => $"InputMap<{Plain(type["additionalProperties"]!, "Inputs", isOutput: false)}>",
        _ => $"Input<{Plain(type, "Inputs", isOutput: false)}>",
    };

    private string Plain(JToken type, string side, bool isOutput)
    {
        if ((string?)type["$ref"] is { } reference)
        {
            if (reference == "pulumi.json#/Any")
            {
                return "object";
            }

            var token = reference["#/types/".Length..];
            return schema["types"]![token]!["enum"] is not null ? $"{Root}.{NameIn(token)}" : $"{Root}.{side}.{NameIn(token)}{(isOutput ? "" : "Args")}";
        }

        return (string)type["type"]! switch
        {
            "boolean" => "bool",
            "integer" => "int",
            "number" => "double",
            "array" => $"{(isOutput ? "ImmutableArray" : "List")}<{Plain(type["items"]!, side, isOutput)}>",
            "object" => $"{(isOutput ? "ImmutableDictionary" : "Dictionary")}<string, {Plain(type["additionalProperties"]!, side, isOutput)}>",
            _ => "string",
        };
    }

    private static IEnumerable<JProperty> Properties(JToken? holder) => (holder as JObject)?.Properties() ?? [];

    private static HashSet<string> Names(JToken? list) => [.. (list ?? new JArray()).Select(name => (string)name!)];
}
