using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;

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

        if (import.Provider is { Span: { } provider } && walk.Wanted.Find(import.To.ModulePath)?.Resources.ContainsKey(LocalAddress) == true)
        {
            found.Add(RefactoringDiagnostics.ImportProvider(provider));
        }

        CheckKey(walk, found);
        foreach (var reference in import.Id.References().Where(reference =>
            Module.Address.IsRoot && import.To.Modules.Count == 0 && ResourceReference.From(reference)?.LocalAddress == LocalAddress))
        {
            found.Add(RefactoringDiagnostics.ImportIdOfItself(reference.Span));
        }

        RepetitionReader.ReadIfKnown(null, import.ForEach, walk.ContextFor(Module, Module.Address), found);
        var context = walk.ContextFor(
            Module, Module.Address, unknownRepetition: import.ForEach is null ? RepetitionKind.Single : RepetitionKind.ForEach);
        var own = new DiagnosticBag();
        var id = Evaluator.Evaluate(import.Id, context, own).UnmarkDeep();
        found.AddRange(own);
        if (!own.HasErrors && id.IsKnown && (id.IsNull || Constants.AsText(id) == ""))
        {
            found.Add(id.IsNull ? RefactoringDiagnostics.NullImportId(import.Id.Span) : RefactoringDiagnostics.EmptyImportId(import.Id.Span));
        }

        if (!own.HasErrors && id is { IsKnown: true, IsNull: false } && Constants.AsText(id) is null)
        {
            found.Add(RefactoringDiagnostics.ImportIdOfWrongType(import.Id.Span));
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(Outcome.Done);
    }

    private string LocalAddress => $"{import.To.Resource!.Type}.{import.To.Resource.Step.Name}";

    // Without a key the address of a repeated resource names no instance.
    private void CheckKey(WalkContext walk, DiagnosticBag found)
    {
        if (import.To.Resource!.Step.Key is null
            && walk.Wanted.Find(import.To.ModulePath)?.Resources.GetValueOrDefault(LocalAddress) is { } target
            && BlockValidation.Kind(target) is not RepetitionKind.Single and var kind)
        {
            found.Add(RefactoringDiagnostics.ImportWithoutKey(import.To.Span, kind == RepetitionKind.Count ? "count" : "for_each"));
        }
    }
}
