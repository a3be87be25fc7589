using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Engine.Applying;

/// <summary>What came of applying a plan.</summary>
/// <param name="Done">What was really done.</param>
/// <param name="Outputs">The outputs of the root module as they are now.</param>
/// <param name="Checks">How the conditions came out.</param>
/// <param name="Diagnostics">Warnings and errors.</param>
/// <param name="WasInterrupted">Whether the user stopped it.</param>
public sealed record ApplyResult(
    ChangeCounts Done,
    IReadOnlyList<OutputChange> Outputs,
    IReadOnlyList<CheckOutcome> Checks,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool WasInterrupted)
{
    /// <summary>How many changes were not begun, because something that they need failed or because the user stopped it.</summary>
    public int NotBegun { get; init; }

    /// <summary>Whether everything was done.</summary>
    public bool Succeeded => !WasInterrupted && Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}
