using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>What a function wants to be given.</summary>
/// <param name="Name">The name, for messages.</param>
/// <param name="Type">What arguments are converted to.</param>
public sealed record FunctionParameter(string Name, HclType Type)
{
    /// <summary>Whether null may be given; otherwise it is an error.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Whether the function looks at unknown values itself; otherwise its result is unknown.</summary>
    public bool AllowsUnknown { get; init; }

    /// <summary>Whether the function looks at values of unknown type itself; otherwise its result is unknown.</summary>
    public bool AllowsDynamic { get; init; }

    /// <summary>Whether the function carries marks over itself; otherwise all marks of the argument go to the result.</summary>
    public bool AllowsMarks { get; init; }
}
