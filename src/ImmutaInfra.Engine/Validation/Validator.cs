using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Finds every mistake in a configuration that can be found without values for its variables, a state or a network.</summary>
/// <param name="catalog">The providers.</param>
public sealed class Validator(IProviderCatalog catalog)
{
    /// <summary>Finds the mistakes. After one of grammar there is nothing to find: it would speak of what could not be read.</summary>
    /// <param name="wanted">The configuration.</param>
    /// <param name="facts">What expressions may ask about the run.</param>
    /// <param name="functions">Files and time for functions.</param>
    /// <param name="variables">Values whose types are looked at, too. Expressions know none of them: the configuration has to be right for all.</param>
    /// <param name="found">What reading has found; takes the mistakes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ValidateAsync(
        ConfigurationTree wanted,
        ProgramFacts facts,
        FunctionEnvironment functions,
        IReadOnlyDictionary<string, VariableOrigin> variables,
        DiagnosticBag found,
        CancellationToken cancellationToken = default)
    {
        if (found.Any(each => each.Severity == Severity.Error && HclParser.IsOfGrammar(each)))
        {
            return;
        }

        await using var providers = new ProviderSet(catalog);
        var walk = new WalkContext
        {
            Wanted = wanted,
            Variables = variables,
            Facts = facts,
            Functions = functions,
            Providers = providers,
            IsApplying = false,
            IsValidating = true,
        };
        VariableDiagnostics.AddUndeclared(wanted.Root, variables, walk.Diagnostics);
        var graph = BuildGraph(wanted, facts, walk.Diagnostics);

        // A node that failed leaves something unknown behind, so what depends on it is still worth a look.
        if (graph.FindCycles().Count == 0)
        {
            await GraphWalk.WalkAsync(graph, VisitAsync, parallelism: 1, cancellationToken);
        }

        found.AddRange(walk.Diagnostics.Distinct()); // an unknown reference is seen twice: where it stands and when it is evaluated

        async Task<Outcome> VisitAsync(WalkNode node)
        {
            await walk.VisitAsync(node, cancellationToken);
            return Outcome.Done;
        }
    }

    /// <summary>What hangs on what. Mistakes are left to <see cref="ValidateAsync"/>; rings give no graph.</summary>
    /// <param name="wanted">The configuration.</param>
    /// <param name="facts">What expressions may ask about the run.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The graph, or null when there is an error.</returns>
    public ResourceGraph? FindGraph(ConfigurationTree wanted, ProgramFacts facts, DiagnosticBag diagnostics)
    {
        var graph = BuildGraph(wanted, facts, diagnostics);
        return diagnostics.HasErrors ? null : ResourceGraph.Of(graph);
    }

    private DependencyGraph<WalkNode> BuildGraph(ConfigurationTree wanted, ProgramFacts facts, DiagnosticBag diagnostics)
    {
        var prior = new PriorState(new StackSnapshot { Stack = "" });
        var naming = new UrnNaming(facts.Project, facts.Stack);
        IReadOnlyList<IGraphStep> steps =
        [
            new AddConfiguredValues(wanted),
            new AddProviders(wanted, catalog, prior, naming, TimeProvider.System),
            new AddResourceBlocks(
                wanted,
                catalog,
                (module, block, schema, provider, inputs) => new ValidatedResourceNode(module, block, schema, provider, inputs),
                (module, block, schema, provider, inputs) => new ValidatedDataNode(module, block, schema, provider, inputs)),
            new AddValidatedBlocks(wanted),
            new RejectUnknownReferences(facts),
            new RejectUnknownAttributes(),
            new ConnectReferences(),
            new RejectCycles(),
        ];
        var graph = new DependencyGraph<WalkNode>();
        foreach (var step in steps)
        {
            step.Edit(graph, diagnostics);
        }

        return graph;
    }
}
