using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>lifecycle</c> block.</summary>
public sealed record LifecycleConfiguration
{
    /// <summary>No such block.</summary>
    public static LifecycleConfiguration None { get; } = new();

    /// <summary>Whether a replacement makes the new one first.</summary>
    public bool CreateBeforeDestroy { get; init; }

    /// <summary>Whether a plan that deletes it is an error.</summary>
    public bool PreventDestroy { get; init; }

    /// <summary>Attributes whose changes do not count.</summary>
    public IgnoreChanges IgnoreChanges { get; init; } = IgnoreChanges.Nothing;

    /// <summary>References whose changes replace it.</summary>
    public IReadOnlyList<ExpressionSyntax> ReplaceTriggeredBy { get; init; } = [];

    /// <summary>What must hold before it is touched.</summary>
    public IReadOnlyList<ConditionConfiguration> Preconditions { get; init; } = [];

    /// <summary>What must hold of it afterwards.</summary>
    public IReadOnlyList<ConditionConfiguration> Postconditions { get; init; } = [];
}
