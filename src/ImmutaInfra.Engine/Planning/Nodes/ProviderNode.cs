using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Gives a provider its settings.</summary>
/// <param name="module">The module with the block; the root for a default.</param>
/// <param name="key">Which provider.</param>
/// <param name="block">The block, or null for a default.</param>
/// <param name="inputs">The block's arguments, or null for a default.</param>
/// <param name="prior">The state before.</param>
/// <param name="naming">How the provider is called there.</param>
/// <param name="clock">Time.</param>
internal sealed class ProviderNode(
    ModuleConfiguration module, ProviderKey key, ProviderConfiguration? block, BlockInputs? inputs, PriorState prior, UrnNaming naming, TimeProvider clock)
    : WalkNode(module)
{
    /// <summary>Which provider.</summary>
    public ProviderKey Key => key;

    /// <inheritdoc/>
    public override string Title => key.ToString();

    /// <inheritdoc/>
    public override SourceSpan? Span => block?.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => inputs?.References ?? [];

    /// <inheritdoc/>
    public override async Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var written = inputs?.Read(walk.ContextFor(Module, Module.Address), found) ?? ObjectValue.Empty;
        if (walk.IsValidating)
        {
            // Missing settings may come from the environment of the run; what is written has been looked at.
            walk.Diagnostics.AddRange(found);
            return Outcome.Done;
        }

        // The order is: the block, the stack's configuration, and in the provider itself the environment.
        var provider = walk.Providers.Create(key.Package);
        var check = provider.CheckConfiguration(walk.StackConfiguration.Complete(key.Package, written));
        found.AddRange(check.Problems.Select(problem => problem.Diagnostic with
        {
            At = problem.Diagnostic.At ?? inputs?.PlaceOf(problem.Path) ?? walk.StackConfiguration.FindPlace(key.Package, problem.Path.ToString()) ?? block?.Span,
            Address = key.ToString(),
        }));
        if (!found.HasErrors)
        {
            try
            {
                await provider.ConfigureAsync(check.Inputs, cancellationToken);
            }
            catch (ProviderException exception)
            {
                found.AddRange(exception.Diagnostics.Select(diagnostic => diagnostic with { At = diagnostic.At ?? block?.Span, Address = key.ToString() }));
            }
        }

        walk.Diagnostics.AddRange(found);
        if (found.HasErrors)
        {
            return Outcome.Failed;
        }

        var configured = new ConfiguredProvider(provider, check.Inputs, StateOf(check.Inputs, provider.Schema));
        walk.Providers.Set(key, configured);
        await walk.ProviderReady(configured);
        return Outcome.Done;
    }

    // Source: recorded stacks. An explicit provider belongs to the stack and names its inputs' dependencies; a default one does neither.
    private ResourceState StateOf(ObjectValue settings, ProviderSchema schema)
    {
        var version = Module.RequiredProviders.GetValueOrDefault(key.LocalName)?.Version;
        var isPlainVersion = version is not null && System.Version.TryParse(version.Split('-', '+')[0], out _);
        var name = key.IsDefault ? DefaultName(isPlainVersion ? version : null) : string.Join('.', [.. key.Module.Steps.Select(step => step.Name), key.Alias ?? key.LocalName]);
        var urn = naming.Provider(key.Package, name);
        var recorded = prior.Find(urn);
        var outputs = isPlainVersion ? settings.With("version", version) : settings;
        var inputs = isPlainVersion ? outputs.With("__internal", ObjectValue.Empty) : outputs;
        var now = Timestamp.Utc(clock.GetUtcNow());
        var isSame = recorded is not null && recorded.Inputs.IsKnownToEqual(inputs) && recorded.Outputs.IsKnownToEqual(outputs);
        return new ResourceState
        {
            Urn = urn,
            Custom = true,
            Id = recorded?.Id ?? Guid.NewGuid().ToString("D"),
            Type = urn.Type,
            Inputs = isSame ? recorded!.Inputs : inputs,
            Outputs = isSame ? recorded!.Outputs : outputs,
            Parent = key.IsDefault ? null : naming.Stack,
            PropertyDependencies = key.IsDefault
                ? new Dictionary<string, IReadOnlyList<Core.Addresses.Urn>>()
                : settings.Names.Where(setting => schema.Configuration.Any(attribute => attribute.Name == setting))
                    .ToDictionary(setting => setting, IReadOnlyList<Core.Addresses.Urn> (_) => [], StringComparer.Ordinal),
            Created = recorded?.Created ?? now,
            Modified = isSame ? recorded!.Modified : now,
        };
    }

    // Source: Pulumi state format, section 3.5.
    private static string DefaultName(string? version) =>
        version is null ? "default" : $"default_{version.Replace('.', '_').Replace('-', '_').Replace('+', '_')}";
}
