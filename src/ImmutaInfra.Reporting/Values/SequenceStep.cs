namespace ImmutaInfra.Reporting.Values;

/// <summary>One step from one sequence to another: kept when both are there, else removed or added.</summary>
internal readonly record struct SequenceStep<T>(T? Before, T? After)
    where T : class
{
    public bool IsKept => Before is not null && After is not null;
}
