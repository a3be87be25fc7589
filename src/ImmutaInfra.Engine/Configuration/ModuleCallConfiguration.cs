using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>module</c> block.</summary>
public sealed record ModuleCallConfiguration
{
    /// <summary>Its label.</summary>
    public required string Name { get; init; }

    /// <summary>The header of its block.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Where the module is, as written.</summary>
    public required string Source { get; init; }

    /// <summary>The place of <see cref="Source"/>.</summary>
    public required SourceSpan SourceSpan { get; init; }

    /// <summary>The values for its variables, by name.</summary>
    public required IReadOnlyDictionary<string, BodyAttribute> Arguments { get; init; }

    /// <summary>How many, or null.</summary>
    public ExpressionSyntax? Count { get; init; }

    /// <summary>One for each of these, or null.</summary>
    public ExpressionSyntax? ForEach { get; init; }

    /// <summary>What everything in it depends on beyond its arguments.</summary>
    public IReadOnlyList<ScopeTraversalSyntax> DependsOn { get; init; } = [];

    /// <summary>Its <c>pulumi</c> block.</summary>
    public PulumiModuleOptions Pulumi { get; init; } = PulumiModuleOptions.None;

    /// <summary>Which provider blocks of the caller the module uses under which of its own names.</summary>
    public IReadOnlyDictionary<string, ProviderSelection> Providers { get; init; } = new Dictionary<string, ProviderSelection>();
}
