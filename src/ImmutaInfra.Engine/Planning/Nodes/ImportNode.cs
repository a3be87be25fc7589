using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Finds out which objects an <c>import</c> block takes where. The block of the resource comes after it.</summary>
internal sealed class ImportNode(ModuleConfiguration root, ImportConfiguration import, PlanWalk plan) : WalkNode(root)
{
    /// <summary>The resource that takes the objects, without keys.</summary>
    public ResourceAddress? Target => import.To.Block;

    /// <inheritdoc/>
    public override string Title => $"import {Target}";

    /// <inheritdoc/>
    public override SourceSpan Span => import.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References =>
        import.Id.References().Concat(import.ForEach?.References() ?? []).Concat(import.To.Keys.SelectMany(key => key.References()))
            .Where(reference => reference.RootName is not "each");

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var element in ImportElements.Read(import, walk.ContextFor(Module, ModuleAddress.Root), found) ?? [])
        {
            if (WrittenAddresses.ToPattern(import.To, ImportElements.KeyContext(element), found) is { Resource: { } resource, Key: var key }
                && ReadId(walk.ContextFor(Module, element), found) is { } id)
            {
                plan.Imports.AddOrUpdate(resource.Instance(key), (id, import), (_, before) => IsAfter(before.Block) ? (id, import) : before);
            }
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }

    // Of several blocks with one target the last counts, whichever is visited first.
    private bool IsAfter(ImportConfiguration other) =>
        Module.Imports.TakeWhile(each => each != import).Contains(other) || other == import;

    private string? ReadId(EvaluationContext context, DiagnosticBag found)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(import.Id, context, own);
        found.AddRange(own);
        if (own.HasErrors)
        {
            return null;
        }

        var isEphemeral = (value.DeepMarks & HclMarks.Ephemeral) != 0;
        value = value.UnmarkDeep();
        var problem = isEphemeral ? "is ephemeral, and a plan keeps it"
            : !value.IsKnown ? "hangs on values that are known only after apply"
            : value.IsNull ? "is null"
            : !Conversion.TryTo(value, HclType.String, out var text, out _) ? "is no text"
            : text.AsString().Length == 0 ? "is empty"
            : null;
        if (problem is not null)
        {
            found.Add(PlanDiagnostics.InvalidImportId(import.Id.Span, problem));
            return null;
        }

        return Conversion.TryTo(value, HclType.String, out var id, out _) ? id.AsString() : null;
    }
}
