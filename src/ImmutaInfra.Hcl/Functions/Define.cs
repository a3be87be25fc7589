using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>Short ways to write functions down.</summary>
internal static class Define
{
    public static FunctionParameter Text(string name) => new(name, HclType.String);

    public static FunctionParameter Num(string name) => new(name, HclType.Number);

    public static FunctionParameter Any(string name) => new(name, HclType.Dynamic);

    public static FunctionParameter ListOf(string name, HclType element) => new(name, HclType.List(element));

    /// <summary>A parameter whose function looks at everything itself.</summary>
    public static FunctionParameter Raw(string name) =>
        new(name, HclType.Dynamic) { AllowsNull = true, AllowsUnknown = true, AllowsDynamic = true, AllowsMarks = true };

    /// <summary>A function whose result is always of one type.</summary>
    public static HclFunction Function(HclType result, Func<FunctionCall, HclValue> body, params FunctionParameter[] parameters) =>
        new() { Parameters = parameters, ResultType = _ => result, Body = body };

    /// <summary>A function whose result's type depends on the arguments.</summary>
    public static HclFunction Function(
        Func<FunctionCall, HclType> result, Func<FunctionCall, HclValue> body, params FunctionParameter[] parameters) =>
        new() { Parameters = parameters, ResultType = result, Body = body };

    /// <summary>A function from text to text.</summary>
    public static HclFunction OfText(string parameter, Func<string, string> compute) =>
        Function(HclType.String, call => HclValue.String(compute(call[0].AsString())), Text(parameter));

    /// <summary>A text that cannot be null when not known.</summary>
    public static HclValue UnknownOf(HclType type) => HclValue.Unknown(type, type.Kind == HclTypeKind.Dynamic ? null : HclRefinement.OnlyNotNull);

    /// <summary>Reports a failure where a type is wanted.</summary>
    public static HclType FailType(this FunctionCall call, string message)
    {
        call.Fail(message);
        return HclType.Dynamic;
    }

    /// <summary>Reports a failure of an argument where a type is wanted.</summary>
    public static HclType FailType(this FunctionCall call, int argument, string message)
    {
        call.Fail(argument, message);
        return HclType.Dynamic;
    }
}
