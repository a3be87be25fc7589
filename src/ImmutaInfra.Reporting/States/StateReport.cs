using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.States;

/// <summary>A state, as reports show it.</summary>
public sealed record StateReport
{
    /// <summary>The resources and data sources, in the order of their addresses.</summary>
    public required IReadOnlyList<ReportedResource> Resources { get; init; }

    /// <summary>The outputs of the root module, in ordinal order.</summary>
    public IReadOnlyList<ReportedOutput> Outputs { get; init; } = [];

    /// <summary>How the conditions came out in the last run.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];

    /// <summary>What whoever reads it should know, such as that a run is changing it.</summary>
    public IReadOnlyList<Diagnostic> Notices { get; init; } = [];
}
