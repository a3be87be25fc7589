using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Applying;

/// <content>How an instance stands in the state.</content>
internal sealed partial class InstanceWriter
{
    // The record but for what only the provider knows. Source of its form: recorded stacks of pulumi-hcl.
    private ResourceState Describe(PlannedInstance planned, ConfiguredProvider provider, ObjectValue wanted, Value? trigger, InstanceOptions options, EvaluationContext context)
    {
        var home = planned.Change.Address.Resource.Module;
        var byProperty = inputs.DependenciesByProperty(references => Urns(references, home), index => InstanceKeys.FindStep(index, context));
        var triggers = block.Lifecycle.ReplaceTriggeredBy.SelectMany(expression => expression.References(index => InstanceKeys.FindStep(index, context)));
        var dependencies = byProperty.Values.SelectMany(urns => urns).Concat(Urns(block.DependsOn.Concat(triggers), home)).Distinct().ToList();
        foreach (var input in wanted.Names.Where(input => !byProperty.ContainsKey(input)))
        {
            byProperty[input] = [];
        }

        var triggerInput = schema.Attributes.FirstOrDefault(attribute => attribute.IsReplacementTrigger)?.Name;
        byProperty.Remove(triggerInput ?? "");

        var timeouts = block.Timeouts;
        var recorded = planned.Recorded ?? new ResourceState { Urn = planned.Change.Urn, Custom = true, Type = schema.Token };
        return RecordedAddress.Note(recorded, planned.Change.Address) with
        {
            Id = planned.Change.Id ?? "",
            Taint = false,
            PendingReplacement = false,
            Inputs = wanted,
            Parent = apply.Naming.Module(home),
            Dependencies = dependencies,
            Provider = provider.Reference,
            PropertyDependencies = byProperty,
            AdditionalSecretOutputs =
                [.. options.SecretOutputs.Union(schema.Attributes.Where(attribute => attribute.IsSecret).Select(attribute => attribute.Name), StringComparer.Ordinal)],
            Protect = options.Protect ?? false,
            RetainOnDelete = options.RetainOnDelete,
            IgnoreChanges = IgnoredChanges.Paths(block.Lifecycle.IgnoreChanges, schema.Attributes),
            HideDiff = [.. options.HiddenDiffs.Select(name => PropertyPath.Root.Member(name))],
            ReplaceOnChanges = options.ReplaceOnChanges,
            ResourceHooks = Hooks(planned.Change.Urn),
            CustomTimeouts = timeouts == OperationTimeouts.Default ? null : new CustomTimeouts
            {
                Create = Seconds(timeouts.Create),
                Read = Seconds(timeouts.Read),
                Update = Seconds(timeouts.Update),
                Delete = Seconds(timeouts.Delete),
            },
            ImportId = planned.Change.IsReplacement ? "" : planned.WantedImportId ?? "",
            ReplacementTrigger = triggerInput is null ? trigger : new ListValue([wanted[triggerInput], trigger ?? Value.Null]),
        };
    }

    private IReadOnlyList<Urn> Urns(IEnumerable<ScopeTraversalSyntax> references, ModuleAddress instance) =>
        [.. apply.Context.Dependencies.Of(module, instance, references)
            .Order()
            .Select(apply.UrnOf)
            .OfType<Urn>()];

    // Pulumi calls them when a program runs under it; to this one the configuration itself says what to check.
    private Dictionary<string, IReadOnlyList<string>> Hooks(Urn urn)
    {
        var hooks = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (block.Lifecycle.Preconditions.Count > 0)
        {
            hooks["BeforeCreate"] = hooks["BeforeUpdate"] = [$"{block.Type}.{urn.Name}:precondition"];
        }

        if (block.Lifecycle.Postconditions.Count > 0)
        {
            hooks["AfterCreate"] = hooks["AfterUpdate"] = [$"{block.Type}.{urn.Name}:postcondition"];
        }

        if (block.Lifecycle.PreventDestroy)
        {
            hooks["BeforeDelete"] = ["pulumi-hcl:provisioner:before-delete"];
        }

        return hooks;
    }

    private static Number? Seconds(TimeSpan? time) => time is { } span ? Number.FromDouble(span.TotalSeconds) : null;
}
