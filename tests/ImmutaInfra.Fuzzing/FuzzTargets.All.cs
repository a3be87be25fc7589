namespace ImmutaInfra.Fuzzing;

/// <content>All of them.</content>
public static partial class FuzzTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzTarget> All => [.. Language, .. State, .. Plans, .. Wire, .. Servers, .. Product];
}
