using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Finds the value of a local.</summary>
internal sealed class LocalNode(ModuleConfiguration module, LocalConfiguration local) : WalkNode(module)
{
    /// <summary>What the user wrote.</summary>
    public LocalConfiguration Configuration => local;

    /// <inheritdoc/>
    public override string Title => In(Module, $"local.{local.Name}");

    /// <inheritdoc/>
    public override SourceSpan Span => local.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => local.Value.References();

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var instance in walk.Values.InstancesOf(Module.Address))
        {
            walk.Dependencies.Note(instance, $"local.{local.Name}", walk.Dependencies.Of(Module, instance, References));
            walk.Values.Locals[(instance, local.Name)] = Evaluator.Evaluate(local.Value, walk.ContextFor(Module, instance), found);
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }
}
