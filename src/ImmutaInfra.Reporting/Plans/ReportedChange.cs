using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>What a plan does with one resource, in the form that all reports are made of.</summary>
public sealed record ReportedChange
{
    /// <summary>Its address, or its URN under Pulumi.</summary>
    public required string Address { get; init; }

    /// <summary>Its type: <c>immuta_snowflake_integration</c>, <c>immuta:index:SnowflakeIntegration</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What is done.</summary>
    public required PlannedAction Action { get; init; }

    /// <summary>What is done, as the sentence behind its address: <c>must be replaced</c>.</summary>
    public required string Sentence { get; init; }

    /// <summary>Why, beyond the attributes, as a clause that begins with "because"; or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The address that it had before, or null.</summary>
    public string? PreviousAddress { get; init; }

    /// <summary>The id to import it by, or null.</summary>
    public string? ImportId { get; init; }

    /// <summary>Its attributes as they are, secrets wrapped; null for a new one.</summary>
    public ObjectValue? Before { get; init; }

    /// <summary>Its attributes as they shall be, secrets wrapped; null for one that goes.</summary>
    public ObjectValue? After { get; init; }

    /// <summary>The attributes that force a replacement.</summary>
    public IReadOnlyList<ReplaceCause> Causes { get; init; } = [];

    /// <summary>What the reader should know before agreeing; one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it makes a new one in another's stead.</summary>
    public bool IsReplacement => Action is PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete;

    /// <summary>How near to the top it belongs; the smallest number comes first.</summary>
    internal int Rank => Action switch
    {
        PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete => 0,
        PlannedAction.Delete => 1,
        PlannedAction.Update => 2,
        PlannedAction.Create => 3,
        PlannedAction.NoOp => 4,
        PlannedAction.Forget => 5,
        _ => 6,
    };
}
