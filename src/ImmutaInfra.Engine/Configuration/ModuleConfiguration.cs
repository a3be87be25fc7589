using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A folder's configuration, files merged and overrides applied.</summary>
public sealed record ModuleConfiguration
{
    private const string BuiltInProvider = "terraform.io/builtin/terraform";

    /// <summary>The way to it from the root, without keys.</summary>
    public required ModuleAddress Address { get; init; }

    /// <summary>Its folder, as <c>path.module</c> gives it.</summary>
    public required string Directory { get; init; }

    /// <summary>Its variables by name.</summary>
    public required IReadOnlyDictionary<string, VariableConfiguration> Variables { get; init; }

    /// <summary>Its locals by name.</summary>
    public required IReadOnlyDictionary<string, LocalConfiguration> Locals { get; init; }

    /// <summary>Its outputs by name.</summary>
    public required IReadOnlyDictionary<string, OutputConfiguration> Outputs { get; init; }

    /// <summary>Its resources and data sources by their local address, in the order of the source.</summary>
    public required IReadOnlyDictionary<string, ResourceConfiguration> Resources { get; init; }

    /// <summary>Its provider blocks by <c>name</c> or <c>name.alias</c>.</summary>
    public required IReadOnlyDictionary<string, ProviderConfiguration> Providers { get; init; }

    /// <summary>Its <c>required_providers</c> by local name.</summary>
    public required IReadOnlyDictionary<string, RequiredProvider> RequiredProviders { get; init; }

    /// <summary>The modules that it calls, by name.</summary>
    public required IReadOnlyDictionary<string, ModuleCallConfiguration> Calls { get; init; }

    /// <summary>Its <c>moved</c> blocks, in the order of the source.</summary>
    public IReadOnlyList<MovedConfiguration> Moved { get; init; } = [];

    /// <summary>Its <c>removed</c> blocks, in the order of the source.</summary>
    public IReadOnlyList<RemovedConfiguration> Removed { get; init; } = [];

    /// <summary>Its <c>import</c> blocks, in the order of the source; only the root module has any.</summary>
    public IReadOnlyList<ImportConfiguration> Imports { get; init; } = [];

    /// <summary>Its <c>check</c> blocks by name.</summary>
    public IReadOnlyDictionary<string, CheckConfiguration> Checks { get; init; } = new Dictionary<string, CheckConfiguration>();

    /// <summary>What those modules are, by name of the call.</summary>
    public IReadOnlyDictionary<string, ModuleConfiguration> Children { get; init; } = new Dictionary<string, ModuleConfiguration>();

    /// <summary>This module and all below it, callers first.</summary>
    public IEnumerable<ModuleConfiguration> SelfAndDescendants() => Children.Values.SelectMany(child => child.SelfAndDescendants()).Prepend(this);

    /// <summary>The functions that its expressions can call: Terraform's, and those of the built-in provider where it is required.</summary>
    internal FunctionTable Functions => field ??= RequiredProviders.Values
        .Where(required => required.Source == BuiltInProvider)
        .Aggregate(FunctionTable.Terraform, (table, required) => table.With(TerraformProviderFunctions.Under(required.LocalName)));

    /// <summary>What a message calls it: <c>the root module</c>.</summary>
    public string Title => Address.IsRoot ? "the root module" : Address.ToString();
}
