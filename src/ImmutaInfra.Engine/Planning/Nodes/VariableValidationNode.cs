using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Holds a variable against validations that look at other things, too, once these have values.</summary>
/// <param name="validated">The variable.</param>
internal sealed class VariableValidationNode(VariableNode validated) : WalkNode(validated.Owner)
{
    /// <summary>The name of the variable.</summary>
    public string Variable => validated.Variable.Name;

    /// <inheritdoc/>
    public override string Title => $"{validated.Title} (validation)";

    /// <inheritdoc/>
    public override SourceSpan? Span => validated.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => validated.ValidationReferences;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var instance in walk.Values.InstancesOf(Module.Address)
            .Where(instance => walk.Values.Variables.ContainsKey((instance, validated.Variable.Name))))
        {
            validated.Validate(walk, instance, found);
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }
}
