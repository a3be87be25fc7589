using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>A function that expressions can call.</summary>
public sealed record HclFunction
{
    /// <summary>The parameters that must be given.</summary>
    public required IReadOnlyList<FunctionParameter> Parameters { get; init; }

    /// <summary>What any number of further arguments must be, or null.</summary>
    public FunctionParameter? Variadic { get; init; }

    /// <summary>The type of the result for arguments of these types and, where known, values; it may fail by the call.</summary>
    public required Func<FunctionCall, HclType> ResultType { get; init; }

    /// <summary>Computes the result.</summary>
    public required Func<FunctionCall, HclValue> Body { get; init; }

    /// <summary>What is known of a result whose arguments are not.</summary>
    public HclRefinement Refinement { get; init; } = HclRefinement.OnlyNotNull;

    /// <summary>Takes the place of <see cref="Body"/> for functions that evaluate their arguments themselves.</summary>
    internal Func<DeferredArguments, FunctionCall, HclValue>? Deferred { get; init; }

    /// <summary>The parameter that an argument is for.</summary>
    internal FunctionParameter ParameterAt(int index) => index < Parameters.Count ? Parameters[index] : Variadic!;
}
