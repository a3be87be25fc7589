using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>variable</c> block.</summary>
public sealed record VariableConfiguration
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The header of its block.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>What its value must be convertible to.</summary>
    public TypeConstraint Type { get; init; } = TypeConstraint.Any;

    /// <summary>Whether a type is written, so that text given on the command line is read by that type.</summary>
    public bool HasType { get; init; }

    /// <summary>Its value when none is given, converted; null when one must be given.</summary>
    public HclValue? Default { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Whether its value is shown to nobody.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether its value may not be kept beyond a run.</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>Whether null is a value; otherwise null means the default.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>What its value must fulfil.</summary>
    public IReadOnlyList<ConditionConfiguration> Validations { get; init; } = [];
}
