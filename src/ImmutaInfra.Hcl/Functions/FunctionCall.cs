using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>One call of a function: its arguments, and its failure if it fails.</summary>
public sealed class FunctionCall
{
    /// <summary>A call.</summary>
    /// <param name="arguments">The arguments, converted to the types of the parameters.</param>
    /// <param name="environment">Files and time.</param>
    public FunctionCall(IReadOnlyList<HclValue> arguments, FunctionEnvironment environment)
        : this(arguments, environment, null)
    {
    }

    internal FunctionCall(IReadOnlyList<HclValue> arguments, FunctionEnvironment environment, EvaluationContext? context)
    {
        Arguments = arguments;
        Environment = environment;
        Context = context ?? new EvaluationContext(EmptyScope.Instance, environment: environment);
    }

    /// <summary>The arguments, converted to the types of the parameters.</summary>
    public IReadOnlyList<HclValue> Arguments { get; }

    /// <summary>Files and time.</summary>
    public FunctionEnvironment Environment { get; }

    /// <summary>The type that <see cref="HclFunction.ResultType"/> has found.</summary>
    public HclType ResultType { get; internal set; } = HclType.Dynamic;

    /// <summary>Where the function is called: templates are evaluated with the same functions.</summary>
    internal EvaluationContext Context { get; }

    /// <summary>Why it failed, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>The argument that is to blame for the failure, or null for the call as a whole.</summary>
    public int? FailedArgument { get; private set; }

    /// <summary>The number of arguments.</summary>
    public int Count => Arguments.Count;

    /// <summary>An argument.</summary>
    public HclValue this[int index] => Arguments[index];

    /// <summary>Says that the call failed. The first failure counts.</summary>
    /// <returns>What to return then.</returns>
    public HclValue Fail(string message)
    {
        Failure ??= message;
        return HclValue.DynamicUnknown;
    }

    /// <summary>Says that the call failed because of one argument. The first failure counts.</summary>
    /// <returns>What to return then.</returns>
    public HclValue Fail(int argument, string message)
    {
        if (Failure is null)
        {
            FailedArgument = argument;
        }

        return Fail(message);
    }

    /// <summary>Takes everything out of the message that could come from a sensitive argument.</summary>
    internal HclValue Redact()
    {
        Failure = "it does not work with these values; they are sensitive, so more cannot be said";
        return HclValue.DynamicUnknown;
    }
}
