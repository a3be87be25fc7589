namespace ImmutaInfra.Core.Diagnostics;

/// <summary>How bad it is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing stops.</summary>
    Warning,

    /// <summary>What was asked for cannot be done.</summary>
    Error,
}
