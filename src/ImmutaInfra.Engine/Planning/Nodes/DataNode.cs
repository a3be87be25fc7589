using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Reads every instance of a data source, or puts that off until apply where what it is asked with is not known.</summary>
internal sealed class DataNode(
    ModuleConfiguration module, ResourceConfiguration block, FunctionSchema schema, ProviderKey provider, BlockInputs inputs, PlanWalk? plan)
    : WalkNode(module), IResourceBlockNode
{
    /// <summary>What was read while planning, or null while planning.</summary>
    public ValueStore? Planned { get; init; }

    // What is asked and what is answered, in one.
    private ResourceSchema AsResource => field ??= ResourceSchema.For(
        schema.Token, schema.HclType, schema.Description, [.. schema.Outputs.Concat(schema.Inputs).DistinctBy(attribute => attribute.Name)]);

    /// <inheritdoc/>
    public ResourceConfiguration Block => block;

    /// <inheritdoc/>
    public ProviderKey Provider => provider;

    /// <inheritdoc/>
    public override string Title => In(Module, block.LocalAddress);

    /// <inheritdoc/>
    public override SourceSpan Span => block.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => BlockReferences.Of(block, inputs);

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> DependsOn => block.DependsOn;

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        inputs.CheckOnce(found);
        foreach (var moduleInstance in walk.Values.InstancesOf(Module.Address))
        {
            var resource = new ResourceAddress(moduleInstance, ResourceMode.Data, block.Type, block.Name);
            var repetition = RepetitionReader.Read(block.Count, block.ForEach, walk.ContextFor(Module, moduleInstance), found);
            var values = new ResourceValues(repetition);
            walk.Values.Resources[resource] = values;
            walk.Dependencies.Note(moduleInstance, block.LocalAddress, walk.Dependencies.Of(Module, moduleInstance, References.Concat(DependsOn)));
            await Task.WhenAll((found.HasErrors ? [] : repetition.Keys)
                .Select(key => ReadAsync(walk, resource.Instance(key), repetition, values, found, cancellationToken)));
        }

        // What a check alone looks at stops nothing.
        walk.Diagnostics.AddRange(block.Check is null ? found : found.Select(problem => problem with { Severity = Severity.Warning }));
        return found.HasErrors && block.Check is null ? Outcome.Failed : Outcome.Done;
    }

    private async Task ReadAsync(
        WalkContext walk, InstanceAddress address, Repetition repetition, ResourceValues values, DiagnosticBag found, CancellationToken cancellationToken)
    {
        if (block.Check is null && Planned?.Resources.GetValueOrDefault(address.Resource)?.Find(address.Key) is { HasUnknowns: false } known)
        {
            values.Set(address.Key, known);
            return;
        }

        var own = new DiagnosticBag();
        var context = walk.ContextFor(Module, address.Resource.Module, address.Key, repetition);
        Conditions.CheckBefore(block, context, address, walk, own);
        var arguments = inputs.Read(context, own);
        found.AddRange(own);
        if (own.HasErrors)
        {
            return;
        }

        var configured = walk.Providers.Get(provider);
        var mustWait = plan is not null && (HasPendingDependencies(walk, address) || arguments.HasUnknowns || configured.Inputs.HasUnknowns);
        if (mustWait)
        {
            Plan(address, arguments, null, arguments.HasUnknowns ? ActionReason.ReadBecauseConfigurationUnknown : ActionReason.ReadBecauseDependencyPending, configured);
            values.Set(address.Key, ValueOf(arguments, ObjectValue.Empty, isKnown: false));
            return;
        }

        try
        {
            var answer = await walk.AskAsync(
                configured.Provider, called => called.InvokeAsync(new InvokeRequest(schema.Token, (ObjectValue)arguments.WithoutSecrets()), cancellationToken), cancellationToken);
            var value = ValueOf(arguments, answer, isKnown: true);
            values.Set(address.Key, value);
            if (block.Check is not null && plan is not null)
            {
                Plan(address, arguments, answer, ActionReason.ReadBecauseCheckNested, configured);
            }

            Conditions.CheckAfter(
                block, walk.ContextFor(Module, address.Resource.Module, address.Key, repetition, value), address, walk, found);
        }
        catch (ProviderException exception)
        {
            found.AddRange(exception.Diagnostics.Select(diagnostic => diagnostic.Place(address, block.Span)));
            if (block.Check is { } check)
            {
                var problem = exception.Diagnostics[0];
                walk.Checks.Note("check", CheckBook.AddressOf(address.Resource.Module, $"check.{check}"), CheckStatus.Fail, $"{problem.Summary}: {problem.Detail}");
                values.Set(address.Key, ValueOf(arguments, ObjectValue.Empty, isKnown: false));
                if (plan is not null)
                {
                    Plan(address, arguments, null, ActionReason.ReadBecauseCheckNested, configured);
                }
            }
        }
    }

    // depends_on says that the answer may be another once those are changed; so it is asked only then.
    private bool HasPendingDependencies(WalkContext walk, InstanceAddress address) =>
        walk.Dependencies.Of(Module, address.Resource.Module, DependsOn)
            .Any(dependency => plan!.Planned.TryGetValue(dependency, out var planned) && planned.Change.Action != PlannedAction.NoOp);

    private void Plan(InstanceAddress address, ObjectValue arguments, ObjectValue? answer, ActionReason reason, ConfiguredProvider configured) => plan!.Planned[address] = new PlannedInstance
    {
        Provider = provider,
        Block = block,
        Module = Module,
        Change = new ResourceChange
        {
            Address = address,
            Urn = plan.Naming.Resource(address, schema.Token),
            Package = configured.Provider.Schema.Name,
            Schema = AsResource,
            Action = PlannedAction.Read,
            Reason = reason,
            After = arguments.With(schema.Outputs.Select(output => KeyValuePair.Create(output.Name, answer is null ? Value.Unknown : answer.Find(output.Name) ?? Value.Null))),
            Inputs = arguments,
        },
    };

    private HclValue ValueOf(ObjectValue arguments, ObjectValue answer, bool isKnown) => HclValue.Object(
        schema.Inputs.Select(attribute => KeyValuePair.Create(attribute.HclName, SchemaValues.ToHcl(arguments.Find(attribute.Name), attribute.Type)))
            .Concat(schema.Outputs.Select(attribute => KeyValuePair.Create(
                attribute.HclName,
                isKnown ? SchemaValues.ToHcl(answer, attribute) : HclValue.Unknown(SchemaTypes.Of(attribute.Type))))));
}
