using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The messages about function calls, IMI21xx. Summaries are worded as Terraform's.</summary>
internal static class FunctionDiagnostics
{
    public static Diagnostic Unknown(FunctionCallSyntax call, FunctionTable table)
    {
        var separator = call.Name.LastIndexOf("::", StringComparison.Ordinal);
        if (separator < 0)
        {
            return Diagnostic.Error(
                "IMI2101",
                "Call to unknown function",
                call.NameSpan,
                $"There is no function named {GoQuoting.Quote(call.Name)}.",
                DidYouMean(call.Name, table.Names));
        }

        var space = call.Name[..(separator + 2)];
        var known = table.Names.Where(name => name.StartsWith(space, StringComparison.Ordinal)).ToArray();
        return Diagnostic.Error(
            "IMI2102",
            space.StartsWith("provider::", StringComparison.Ordinal) ? "Unknown provider function" : "Call to unknown function",
            call.NameSpan,
            known.Length == 0
                ? $"There are no functions in namespace {GoQuoting.Quote(space)}."
                : $"There is no function named {GoQuoting.Quote(call.Name[space.Length..])} in namespace {space}.",
            DidYouMean(call.Name, known));
    }

    public static Diagnostic NotEnough(FunctionCallSyntax call, HclFunction function, int given) => Diagnostic.Error(
        "IMI2103",
        "Not enough function arguments",
        call.CloseSpan,
        $"Function {GoQuoting.Quote(call.Name)} expects{(function.Variadic is null ? "" : " at least")} {function.Parameters.Count} "
            + $"argument(s). Missing value for {GoQuoting.Quote(function.Parameters[given].Name)}.");

    public static Diagnostic TooMany(FunctionCallSyntax call, HclFunction function, SourceSpan at) => Diagnostic.Error(
        "IMI2104",
        "Too many function arguments",
        at,
        $"Function {GoQuoting.Quote(call.Name)} expects only {function.Parameters.Count} argument(s).");

    public static Diagnostic InvalidArgument(string parameter, SourceSpan at, string why) => Diagnostic.Error(
        "IMI2105",
        "Invalid function argument",
        at,
        $"Invalid value for {GoQuoting.Quote(parameter)} parameter: {why}.");

    public static Diagnostic Failed(FunctionCallSyntax call, string why) => Diagnostic.Error(
        "IMI2107",
        "Error in function call",
        call.Span,
        $"Call to function {GoQuoting.Quote(call.Name)} failed: {why}.");

    public static Diagnostic CannotExpand(SourceSpan at, string must) => Diagnostic.Error(
        "IMI2108",
        "Invalid expanding argument value",
        at,
        $"The expanding argument (indicated by ...) must {must}.");

    private static string? DidYouMean(string name, IEnumerable<string> known) =>
        Nearest.To(name, known) is { } near ? $"did you mean {GoQuoting.Quote(near)}?" : null;
}
