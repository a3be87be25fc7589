using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>An <c>output</c> block.</summary>
public sealed record OutputConfiguration
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The header of its block.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Its value.</summary>
    public required ExpressionSyntax Value { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its value is shown to nobody.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether its value may not be kept beyond a run.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>What it depends on beyond its value.</summary>
    public IReadOnlyList<ScopeTraversalSyntax> DependsOn { get; init; } = [];

    /// <summary>What must hold before its value is used.</summary>
    public IReadOnlyList<ConditionConfiguration> Preconditions { get; init; } = [];
}
