namespace ImmutaInfra.Engine.Drift;

/// <summary>In which way what is there differs from what the state says.</summary>
public enum DriftKind
{
    /// <summary>Attributes differ.</summary>
    Changed,

    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>It was switched off.</summary>
    Disabled,

    /// <summary>The server says that it does not work.</summary>
    Unhealthy,

    /// <summary>The server is at work on it, and did not get done while we waited. No drift.</summary>
    Busy,

    /// <summary>The server has it, and no stack of this backend does.</summary>
    Unmanaged,
}
