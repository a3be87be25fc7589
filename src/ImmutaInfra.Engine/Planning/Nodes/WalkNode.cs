using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Something that is visited once in a walk, after all it refers to.</summary>
/// <param name="module">The module in which its names are looked up.</param>
internal abstract class WalkNode(ModuleConfiguration module)
{
    /// <summary>The module in which its names are looked up.</summary>
    public ModuleConfiguration Module { get; } = module;

    /// <summary>The module that it belongs to: it waits until it is known how often that is called.</summary>
    public virtual ModuleConfiguration Owner => Module;

    /// <summary>What a message about a cycle calls it.</summary>
    public abstract string Title { get; }

    /// <summary>Its place, or null.</summary>
    public virtual SourceSpan? Span => null;

    /// <summary>What its expressions refer to.</summary>
    public virtual IEnumerable<ScopeTraversalSyntax> References => [];

    /// <summary>Those of the references that validation does not hold against what is declared.</summary>
    public virtual IEnumerable<ScopeTraversalSyntax> LeftToPlanning => [];

    /// <summary>The <c>check</c> block that it belongs to, whose data source it may refer to; null for none.</summary>
    public virtual string? Check => null;

    /// <summary>What it depends on as a whole, without using values of it.</summary>
    public virtual IEnumerable<ScopeTraversalSyntax> DependsOn => [];

    /// <summary>Does its part. What goes wrong for the user is among the context's diagnostics and gives <see cref="Outcome.Failed"/>.</summary>
    public abstract Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => Title;

    /// <summary>An address within this node's module.</summary>
    protected static string In(ModuleConfiguration module, string name) => module.Address.IsRoot ? name : $"{module.Address}.{name}";
}
