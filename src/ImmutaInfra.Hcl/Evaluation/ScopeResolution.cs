using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>What a reference, or the first part of it, stands for.</summary>
/// <param name="Value">The value.</param>
/// <param name="StepsTaken">How many steps behind the root name that accounts for.</param>
public readonly record struct ScopeResolution(HclValue Value, int StepsTaken)
{
    /// <summary>The reference means nothing, and a diagnostic says so: an unknown value that takes all steps.</summary>
    public static ScopeResolution Failed { get; } = new(HclValue.DynamicUnknown, int.MaxValue);
}
