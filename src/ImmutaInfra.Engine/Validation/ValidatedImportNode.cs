using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Looks for mistakes in an <c>import</c> block.</summary>
internal sealed class ValidatedImportNode(ModuleConfiguration module, ImportConfiguration import) : WalkNode(module)
{
    /// <inheritdoc/>
    public override string Title => $"import of {import.To.Block}";

    /// <inheritdoc/>
    public override SourceSpan Span => import.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References =>
        import.Id.References()
            .Concat(import.ForEach?.References() ?? [])
            .Concat(import.To.Keys.SelectMany(key => key.References()));

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        if (walk.Wanted.Find(import.To.ModulePath) is null)
        {
            found.Add(RefactoringDiagnostics.ImportWithoutModule(import.To));
        }

        if (import.Provider is { Span: { } provider } && Find(walk) is { } resource
            && (import.To.Modules.Count > 0 || resource.Provider.Span is null || resource.Provider.ToString() != import.Provider.ToString()))
        {
            found.Add(RefactoringDiagnostics.ImportProvider(provider));
        }

        foreach (var reference in import.Id.References().Where(reference =>
            Module.Address.IsRoot && import.To.Modules.Count == 0 && ResourceReference.From(reference)?.LocalAddress == LocalAddress))
        {
            found.Add(RefactoringDiagnostics.ImportIdOfItself(reference.Span));
        }

        var own = new DiagnosticBag();
        var elements = ImportElements.Read(import, walk.ContextFor(Module, Module.Address), own);
        found.AddRange(own.Where(diagnostic => !RepetitionDiagnostics.SaysUnknown(diagnostic)));
        if (elements is null && own.All(RepetitionDiagnostics.SaysUnknown))
        {
            elements = [new ImportElement(HclValue.DynamicUnknown, HclValue.DynamicUnknown)];
        }

        foreach (var element in elements ?? [])
        {
            CheckTarget(walk, element, found);
            CheckId(walk.ContextFor(Module, element), found);
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(Outcome.Done);
    }

    private string LocalAddress => $"{import.To.Resource!.Type}.{import.To.Resource.Step.Name}";

    private ResourceConfiguration? Find(WalkContext walk) => walk.Wanted.Find(import.To.ModulePath)?.Resources.GetValueOrDefault(LocalAddress);

    private void CheckId(EvaluationContext context, DiagnosticBag found)
    {
        var own = new DiagnosticBag();
        var id = Evaluator.Evaluate(import.Id, context, own).UnmarkDeep();
        found.AddRange(own);
        if (own.HasErrors || !id.IsKnown)
        {
            return;
        }

        if (id.IsNull)
        {
            found.Add(RefactoringDiagnostics.NullImportId(import.Id.Span));
        }
        else if (Constants.AsText(id) is not { } text)
        {
            found.Add(RefactoringDiagnostics.ImportIdOfWrongType(import.Id.Span));
        }
        else if (text.Length == 0)
        {
            found.Add(RefactoringDiagnostics.EmptyImportId(import.Id.Span));
        }
    }

    // A key must be of the kind that the resource's repetition has; without one the address of a repeated resource names no instance.
    private void CheckTarget(WalkContext walk, ImportElement element, DiagnosticBag found)
    {
        var context = ImportElements.KeyContext(element);
        foreach (var step in import.To.Modules.Append(import.To.Resource!.Step).Where(step => step.Key is not null))
        {
            var own = new DiagnosticBag();
            var isUnknown = !Evaluator.Evaluate(step.Key!, context, own).IsKnown && !own.HasErrors;
            if (!isUnknown && !WrittenAddresses.TryReadKey(step, context, found, out _))
            {
                return;
            }
        }

        if (Find(walk) is not { } target)
        {
            return;
        }

        var kind = BlockValidation.Kind(target);
        if (import.To.Resource.Step.Key is not { } written)
        {
            if (kind != RepetitionKind.Single)
            {
                found.Add(RefactoringDiagnostics.ImportWithoutKey(import.To.Span, kind == RepetitionKind.Count ? "count" : "for_each"));
            }

            return;
        }

        var key = InstanceKeys.Of(Evaluator.Evaluate(written, context, []).Unmark());
        if (key is { Index: not null } && kind != RepetitionKind.Count)
        {
            found.Add(RefactoringDiagnostics.ImportKeyOfOtherKind(import.To.Span, "count"));
        }
        else if (key is { Name: not null } && kind != RepetitionKind.ForEach)
        {
            found.Add(RefactoringDiagnostics.ImportKeyOfOtherKind(import.To.Span, "for_each"));
        }
    }
}
