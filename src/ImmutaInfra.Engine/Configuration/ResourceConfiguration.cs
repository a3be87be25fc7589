using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>resource</c> or <c>data</c> block.</summary>
public sealed record ResourceConfiguration
{
    /// <summary>Which of the two.</summary>
    public required ResourceMode Mode { get; init; }

    /// <summary>The first label as written.</summary>
    public required string Type { get; init; }

    /// <summary>The second label.</summary>
    public required string Name { get; init; }

    /// <summary>The header of its block.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Its arguments but for those that mean the same in every resource.</summary>
    public required HclBody Body { get; init; }

    /// <summary>How many, or null.</summary>
    public ExpressionSyntax? Count { get; init; }

    /// <summary>One for each of these, or null.</summary>
    public ExpressionSyntax? ForEach { get; init; }

    /// <summary>Which provider block it uses.</summary>
    public required ProviderSelection Provider { get; init; }

    /// <summary>What it depends on beyond its arguments.</summary>
    public IReadOnlyList<ScopeTraversalSyntax> DependsOn { get; init; } = [];

    /// <summary>Its <c>lifecycle</c> block.</summary>
    public LifecycleConfiguration Lifecycle { get; init; } = LifecycleConfiguration.None;

    /// <summary>Its <c>timeouts</c> block.</summary>
    public OperationTimeouts Timeouts { get; init; } = OperationTimeouts.Default;

    /// <summary>What is run here when it has been created or is about to go, in the order of the source.</summary>
    public IReadOnlyList<ProvisionerConfiguration> Provisioners { get; init; } = [];

    /// <summary>Its <c>pulumi</c> block.</summary>
    public PulumiOptions Pulumi { get; init; } = PulumiOptions.None;

    /// <summary>The <c>check</c> block that it stands in, the only one that may refer to it; null for others.</summary>
    public string? Check { get; init; }

    /// <summary>Its place in the configuration, relative to its module: <c>data.immuta_integration.x</c>.</summary>
    public string LocalAddress => $"{(Mode == ResourceMode.Data ? "data." : "")}{Type}.{Name}";
}
