namespace ImmutaInfra.Core.Providers;

/// <summary>How a resource is doing, apart from its attributes.</summary>
public enum ResourceCondition
{
    /// <summary>It works.</summary>
    Working,

    /// <summary>The server is at work on it; what it says of it may not last.</summary>
    Busy,

    /// <summary>It is there, and the server says that something is wrong with it.</summary>
    Unhealthy,

    /// <summary>The server still knows it, and has switched it off.</summary>
    SwitchedOff,

    /// <summary>There is none.</summary>
    Gone,
}
