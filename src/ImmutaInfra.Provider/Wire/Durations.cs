namespace ImmutaInfra.Provider.Wire;

/// <summary>Times on the wire: seconds, 0 for none.</summary>
internal static class Durations
{
    /// <summary>The time, or null for the provider's own limit.</summary>
    public static TimeSpan? Read(double seconds) => seconds switch
    {
        > 0 and < 86_400_000 => TimeSpan.FromSeconds(seconds),
        >= 86_400_000 => TimeSpan.FromSeconds(86_400_000),
        _ => null,
    };
}
