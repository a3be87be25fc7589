namespace ImmutaInfra.Reporting.Plans;

/// <summary>What a warning is about; the most important first.</summary>
public enum WarningKind
{
    /// <summary>A resource is replaced.</summary>
    Replace,

    /// <summary>A resource is destroyed.</summary>
    Destroy,

    /// <summary>Something that Immuta made stays behind on the platform.</summary>
    LeftBehind,

    /// <summary>Somebody has to run a script by hand.</summary>
    Script,

    /// <summary>A resource is let go of.</summary>
    Forget,

    /// <summary>Something that is said of one change.</summary>
    Note,

    /// <summary>A condition does not hold.</summary>
    Check,

    /// <summary>A warning of whoever has planned.</summary>
    Diagnostic,
}
