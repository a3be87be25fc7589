namespace ImmutaInfra.Hcl.Functions;

/// <summary>What functions may look at besides their arguments.</summary>
public sealed record FunctionEnvironment
{
    /// <summary>The current directory and the system's clock.</summary>
    public static FunctionEnvironment Default { get; } = new();

    /// <summary>Where relative paths begin: the directory of the root module.</summary>
    public string BaseDirectory { get; init; } = ".";

    /// <summary>Tells the time to <c>timestamp()</c>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The time of the plan, for <c>plantimestamp()</c>; null where there is no plan, the value is unknown then.</summary>
    public DateTimeOffset? PlanTimestamp { get; init; }

    /// <summary>Whether functions that give another value at every call (<c>timestamp</c>, <c>uuid</c>, <c>bcrypt</c>) do so; otherwise
    /// their values are unknown, as in a plan.</summary>
    public bool IsApplying { get; init; }
}
