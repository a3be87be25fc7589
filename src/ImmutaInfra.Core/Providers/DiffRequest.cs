using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks what a change of inputs means.</summary>
public sealed record DiffRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>The resource's id.</summary>
    public required string Id { get; init; }

    /// <summary>The inputs of the last run or, after a refresh, those that describe the resource as it is.</summary>
    public required ObjectValue PriorInputs { get; init; }

    /// <summary>The outputs last seen.</summary>
    public required ObjectValue PriorOutputs { get; init; }

    /// <summary>The checked inputs wanted now; may hold unknowns.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>Top-level attributes (camelCase) whose changes do not count.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];
}
