using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Described;

/// <summary>Describes a configuration for programs that read plans: which arguments are constants, and what the others refer to.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", "Configuration Representation", and internal/command/jsonconfig, config.go.
/// Constants of secret arguments and of sensitive variables are wrapped as secrets.</remarks>
internal sealed class ConfigurationDescription(ConfigurationTree tree, IProviderCatalog catalog)
{
    /// <summary>The whole configuration.</summary>
    public ObjectValue Describe()
    {
        var described = new ObjectValue(("root_module", Module(tree.Root)));
        return Providers() is { Count: > 0 } providers ? new ObjectValue(("provider_config", providers)).With(described) : described;
    }

    private ObjectValue Providers()
    {
        var providers = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var module in tree.Modules)
        {
            foreach (var block in module.Providers.Values)
            {
                var package = ProviderResolution.PackageOf(module, block.LocalName);
                var described = Provider(module, package, block.LocalName)
                    .With(Text("alias", block.Alias))
                    .With(Text("module_address", module.Address.IsRoot ? null : module.Address.ToString()))
                    .With("expressions", ExpressionDescription.OfBody(block.Body, catalog.FindSchema(package)?.Configuration ?? []));
                providers[module.Address.IsRoot ? block.Key : $"{module.Address}:{block.Key}"] = described;
            }

            foreach (var block in module.Resources.Values.Where(block => block.Provider.Alias is null))
            {
                var name = block.Provider.LocalName;
                if (ProviderResolution.Resolve(tree, module, block.Provider).IsDefault)
                {
                    providers.TryAdd(DefaultKey(module, name), Provider(module, ProviderResolution.PackageOf(module, name), name)
                        .With(Text("module_address", module.Address.IsRoot ? null : module.Address.ToString())));
                }
            }
        }

        return new ObjectValue(providers);
    }

    private static ObjectValue Provider(ModuleConfiguration module, string package, string localName) =>
        new ObjectValue(("name", localName), ("full_name", ProviderName.Of(package)))
            .With(Text("version_constraint", module.RequiredProviders.GetValueOrDefault(localName)?.Version));

    private ObjectValue Module(ModuleConfiguration module)
    {
        var described = ObjectValue.Empty;
        if (module.Outputs.Count > 0)
        {
            described = described.With("outputs", Named(module.Outputs, Output));
        }

        if (module.Resources.Count > 0)
        {
            described = described.With("resources", new ListValue(module.Resources.Values
                .OrderBy(block => block.Mode == ResourceMode.Data)
                .ThenBy(block => block.LocalAddress, StringComparer.Ordinal)
                .Select(block => Resource(module, block))));
        }

        if (module.Calls.Count > 0)
        {
            described = described.With("module_calls", Named(module.Calls, call => Call(module, call)));
        }

        return module.Variables.Count == 0 ? described : described.With("variables", Named(module.Variables, Variable));
    }

    private static ObjectValue Named<T>(IReadOnlyDictionary<string, T> members, Func<T, Value> describe) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, describe(member.Value))));

    private static ObjectValue Output(OutputConfiguration output) => Flags(output.IsSensitive, output.IsEphemeral)
        .With("expression", ExpressionDescription.Of(output.Value, isSecret: output.IsSensitive) ?? ObjectValue.Empty)
        .With(Text("description", output.Description))
        .With(DependsOn(output.DependsOn));

    private static ObjectValue Variable(VariableConfiguration variable)
    {
        var described = Flags(variable.IsSensitive, variable.IsEphemeral).With(Text("description", variable.Description));
        if (variable.Default is not { } value)
        {
            return described;
        }

        var plain = SchemaValues.AnyToCore(value);
        return described.With("default", variable.IsSensitive && !plain.IsNull ? SecretValue.Of(plain) : plain);
    }

    private ObjectValue Resource(ModuleConfiguration module, ResourceConfiguration block)
    {
        var provider = ProviderResolution.Resolve(tree, module, block.Provider);
        var package = provider.Package;
        var schema = catalog.FindSchema(package);
        var attributes = block.Mode == ResourceMode.Managed
            ? schema?.FindResourceByHclType(block.Type)?.Attributes
            : schema?.FindFunctionByHclType(block.Type)?.Inputs;
        return new ObjectValue(
                ("address", block.LocalAddress),
                ("mode", block.Mode == ResourceMode.Data ? "data" : "managed"),
                ("type", block.Type),
                ("name", block.Name),
                ("provider_config_key", provider.IsDefault ? DefaultKey(module, block.Provider.LocalName) : block.Provider.ToString()),
                ("schema_version", 0))
            .With(Expressions(ExpressionDescription.OfBody(block.Body, attributes ?? [])))
            .With(Repetition(block.Count, block.ForEach))
            .With(DependsOn(block.DependsOn));
    }

    private ObjectValue Call(ModuleConfiguration module, ModuleCallConfiguration call)
    {
        var child = module.Children.GetValueOrDefault(call.Name);
        var arguments = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var argument in call.Arguments.Values)
        {
            if (ExpressionDescription.Of(argument.Expression, child?.Variables.GetValueOrDefault(argument.Name)?.IsSensitive == true) is { } expression)
            {
                arguments[argument.Name] = expression;
            }
        }

        var described = new ObjectValue(("source", call.Source)).With(Expressions(new ObjectValue(arguments)));
        return (child is not null ? described.With("module", Module(child)) : described)
            .With(Repetition(call.Count, call.ForEach))
            .With(DependsOn(call.DependsOn));
    }

    // A provider that nobody configures is each module's own.
    private static string DefaultKey(ModuleConfiguration module, string name) => module.Address.IsRoot ? name : $"{module.Address}:{name}";

    private static IEnumerable<KeyValuePair<string, Value>> Expressions(ObjectValue expressions) => expressions.Count == 0 ? [] : [new("expressions", expressions)];

    private static ObjectValue Flags(bool isSensitive, bool isEphemeral)
    {
        var flags = isSensitive ? ObjectValue.Empty.With("sensitive", true) : ObjectValue.Empty;
        return isEphemeral ? flags.With("ephemeral", true) : flags;
    }

    private static IEnumerable<KeyValuePair<string, Value>> Text(string name, string? text) => text is null ? [] : [new(name, text)];

    private static IEnumerable<KeyValuePair<string, Value>> Repetition(ExpressionSyntax? count, ExpressionSyntax? forEach)
    {
        if (count is not null && ExpressionDescription.Of(count, isSecret: false) is { } times)
        {
            yield return new("count_expression", times);
        }

        if (forEach is not null && ExpressionDescription.Of(forEach, isSecret: false) is { } each)
        {
            yield return new("for_each_expression", each);
        }
    }

    private static IEnumerable<KeyValuePair<string, Value>> DependsOn(IReadOnlyList<ScopeTraversalSyntax> references) => references.Count == 0
        ? []
        : [new("depends_on", new ListValue(references.Select(reference => (Value)reference.ToSource())))];
}
