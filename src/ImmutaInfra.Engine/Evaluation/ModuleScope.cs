using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What names mean inside of one instance of a module.</summary>
/// <param name="module">The module's configuration.</param>
/// <param name="address">Which instance of it.</param>
/// <param name="values">What the walk has found out.</param>
/// <param name="facts">What is the same everywhere.</param>
internal sealed partial class ModuleScope(ModuleConfiguration module, ModuleAddress address, ValueStore values, ProgramFacts facts) : IScope
{
    /// <summary>Which instance a repeated block is being evaluated for, or null outside of one.</summary>
    public InstanceKey? Key { get; init; }

    /// <summary><c>each.key</c>, where it is not the name in <see cref="Key"/>.</summary>
    public HclValue? EachKey { get; init; }

    /// <summary><c>each.value</c>, where <c>for_each</c> gives one.</summary>
    public HclValue? EachValue { get; init; }

    /// <summary>Whether <c>count.index</c> and <c>each</c> have values that are not known: while validating.</summary>
    public RepetitionKind UnknownRepetition { get; init; }

    /// <summary>Whether this only looks for mistakes, so that nobody knows how often a module is called.</summary>
    public bool IsValidating { get; init; }

    /// <summary>Whether changes are being made; the plan before it was something else.</summary>
    public bool IsApplying { get; init; }

    /// <summary>The <c>check</c> block whose data source can be seen, or null outside of any.</summary>
    public string? Check { get; init; }

    /// <summary><c>self</c>, in postconditions.</summary>
    public HclValue? Self { get; init; }

    /// <inheritdoc/>
    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        switch (traversal.RootName)
        {
            case "var":
                return Named(traversal, diagnostics, name => Variable(traversal, name, diagnostics));
            case "local":
                return Named(traversal, diagnostics, name => Local(traversal, name, diagnostics));
            case "path":
                return Named(traversal, diagnostics, name => Path(traversal, name, diagnostics));
            case "terraform":
                return Named(traversal, diagnostics, name => Terraform(traversal, name, diagnostics));
            case "pulumi":
                return Named(traversal, diagnostics, name => Pulumi(traversal, name, diagnostics));
            case "count":
                return Named(traversal, diagnostics, name => Count(traversal, name, diagnostics));
            case "each":
                return Named(traversal, diagnostics, name => Each(traversal, name, diagnostics));
            case "self":
                return Self is { } self ? new ScopeResolution(self, 0) : Fail(diagnostics, ReferenceDiagnostics.SelfOutsideOfPostcondition(traversal));
            case "module":
                return Module(traversal, diagnostics);
            case "template" or "lazy" or "arg":
                return Fail(diagnostics, ReferenceDiagnostics.ReservedName(traversal));
            case "ephemeral":
                return Fail(diagnostics, ReferenceDiagnostics.EphemeralResource(traversal));
            case "data":
                return Resource(traversal, ResourceMode.Data, diagnostics);
            default:
                return Resource(traversal, ResourceMode.Managed, diagnostics);
        }
    }

    private static ScopeResolution Fail(DiagnosticBag diagnostics, Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return ScopeResolution.Failed;
    }
}
