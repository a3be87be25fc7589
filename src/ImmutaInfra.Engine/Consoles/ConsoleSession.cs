using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Planning.Steps;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Consoles;

/// <summary>Evaluates expressions in the root module of a configuration, with what the state knows. No provider is asked.</summary>
/// <remarks>As <c>terraform console</c>: variables without a value and resources that are not in the state are unknown, and functions
/// such as <c>timestamp</c> are called.</remarks>
public sealed class ConsoleSession
{
    private readonly IScope _scope;
    private readonly FunctionEnvironment _functions;

    private ConsoleSession(IScope scope, FunctionEnvironment functions, IReadOnlyList<Diagnostic> diagnostics)
    {
        _scope = scope;
        _functions = functions;
        Diagnostics = diagnostics;
    }

    /// <summary>What is wrong with the configuration. What hangs on it is unknown.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Finds the values of everything that expressions may refer to.</summary>
    /// <param name="catalog">The providers.</param>
    /// <param name="request">The configuration, its variables and the state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ConsoleSession> OpenAsync(IProviderCatalog catalog, PlanRequest request, CancellationToken cancellationToken)
    {
        await using var providers = new ProviderSet(catalog);
        var functions = request.Functions with { IsApplying = true };
        var walk = new WalkContext
        {
            Wanted = request.Wanted,
            Variables = WithUnknowns(request),
            Facts = request.Facts,
            Functions = functions,
            Providers = providers,
            IsApplying = false,
        };
        var graph = new DependencyGraph<WalkNode>();
        new AddConfiguredValues(request.Wanted).Edit(graph, walk.Diagnostics);
        AddStateResources(graph, catalog, request);
        new RejectUnknownReferences(request.Facts).Edit(graph, walk.Diagnostics);
        new ConnectReferences().Edit(graph, walk.Diagnostics);
        new RejectCycles().Edit(graph, walk.Diagnostics);
        if (graph.FindCycles().Count == 0)
        {
            await GraphWalk.WalkAsync(graph, VisitAsync, parallelism: 1, cancellationToken);
        }

        var scope = new ModuleScope(request.Wanted.Root, ModuleAddress.Root, walk.Values, request.Facts);
        return new ConsoleSession(scope, functions, [.. walk.Diagnostics.Distinct()]);

        // A node that failed leaves something unknown behind; the rest can still be asked for.
        async Task<Outcome> VisitAsync(WalkNode node)
        {
            await walk.VisitAsync(node, cancellationToken);
            return Outcome.Done;
        }
    }

    /// <summary>The value of an expression; null after an error.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="diagnostics">Takes what is wrong with it.</param>
    public HclValue? Evaluate(ExpressionSyntax expression, DiagnosticBag diagnostics) => Evaluate(expression, _scope, diagnostics);

    /// <summary>The value of a local of files that are read on top of the root module.</summary>
    /// <param name="name">The local.</param>
    /// <param name="files">Bodies of files with <c>locals</c> blocks; their locals hide those of the configuration.</param>
    /// <param name="diagnostics">Takes what is wrong with any of the locals.</param>
    /// <returns>The value, null after an error, and whether anything of the configuration or the state may be in it.</returns>
    public async Task<(HclValue? Value, bool AsksConfiguration)> EvaluateLocalAsync(
        string name, IEnumerable<HclBody> files, DiagnosticBag diagnostics)
    {
        var reader = new ModuleReader(ModuleAddress.Root, ".", diagnostics);
        foreach (var file in files)
        {
            reader.Add(file, isOverride: false);
        }

        var locals = reader.Finish().Locals;
        var scope = new ConsoleScope(_scope, locals);
        var graph = Connect(locals.Values, scope, diagnostics);
        HclValue? wanted = null;
        if (!diagnostics.HasErrors)
        {
            await GraphWalk.WalkAsync(graph, Visit, parallelism: 1);
        }

        return (diagnostics.HasErrors ? null : wanted, scope.AsksConfiguration);

        Task<Outcome> Visit(LocalConfiguration local)
        {
            var value = Evaluate(local.Value, scope, diagnostics) ?? HclValue.DynamicUnknown;
            scope.Set(local.Name, value);
            wanted = local.Name == name ? value : wanted;
            return Task.FromResult(Outcome.Done);
        }
    }

    private static Dictionary<string, VariableOrigin> WithUnknowns(PlanRequest request)
    {
        var variables = new Dictionary<string, VariableOrigin>(request.Variables, StringComparer.Ordinal);
        foreach (var variable in request.Wanted.Root.Variables.Values.Where(variable => variable.Default is null))
        {
            variables.TryAdd(variable.Name, new VariableOrigin(HclValue.Unknown(variable.Type.Type), null, "nowhere", null));
        }

        return variables;
    }

    private static void AddStateResources(DependencyGraph<WalkNode> graph, IProviderCatalog catalog, PlanRequest request)
    {
        var prior = new PriorState(request.Prior);
        foreach (var module in request.Wanted.Modules)
        {
            foreach (var block in module.Resources.Values.Where(block => block.Mode == ResourceMode.Managed))
            {
                var package = ProviderResolution.Resolve(request.Wanted, module, block.Provider).Package;
                if (catalog.FindSchema(package)?.FindResourceByHclType(block.Type) is { } schema)
                {
                    graph.Add(new StateResourceNode(module, block, schema, prior));
                }
            }
        }
    }

    private static DependencyGraph<LocalConfiguration> Connect(
        IEnumerable<LocalConfiguration> locals, ConsoleScope scope, DiagnosticBag diagnostics)
    {
        var graph = new DependencyGraph<LocalConfiguration>();
        foreach (var local in locals)
        {
            graph.Add(local);
        }

        foreach (var local in graph.Nodes)
        {
            foreach (var reference in local.Value.References())
            {
                if (scope.Find(reference) is not { } needed)
                {
                    continue;
                }

                if (ReferenceEquals(needed, local))
                {
                    diagnostics.Add(ConsoleDiagnostics.SelfReference(reference.Span, local.Name));
                }

                graph.Connect(local, needed);
            }
        }

        foreach (var ring in graph.FindCycles())
        {
            diagnostics.Add(PlanDiagnostics.Cycle([.. ring.Select(local => $"local.{local.Name}").Order(StringComparer.Ordinal)], ring.MinBy(local => local.Span.Start)!.Span));
        }

        return graph;
    }

    private HclValue? Evaluate(ExpressionSyntax expression, IScope scope, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        foreach (var reference in expression.References())
        {
            scope.Resolve(reference, found);
        }

        var value = found.HasErrors ? null : Evaluator.Evaluate(expression, new EvaluationContext(scope, FunctionTable.Terraform, _functions), found);
        diagnostics.AddRange(found.Distinct());
        return found.HasErrors ? null : value;
    }
}
