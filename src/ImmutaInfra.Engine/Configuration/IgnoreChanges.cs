using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What <c>ignore_changes</c> says.</summary>
/// <param name="All">Whether every attribute is meant.</param>
/// <param name="Paths">The attributes otherwise, as references that begin with the attribute's name.</param>
public sealed record IgnoreChanges(bool All, IReadOnlyList<ScopeTraversalSyntax> Paths)
{
    /// <summary>Ignores nothing.</summary>
    public static IgnoreChanges Nothing { get; } = new(false, []);
}
