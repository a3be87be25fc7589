using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>What can be wrong with the value of a variable; IMI302x. Values are never shown: they may be secret.</summary>
internal static class VariableDiagnostics
{
    /// <summary>Reports values for variables that the root module does not have.</summary>
    public static void AddUndeclared(ModuleConfiguration root, IReadOnlyDictionary<string, VariableOrigin> given, DiagnosticBag diagnostics)
    {
        foreach (var (name, origin) in given.Where(each => !root.Variables.ContainsKey(each.Key)))
        {
            diagnostics.Add(Undeclared(name, origin.Source, root.Variables.Keys) with { At = origin.Span });
        }
    }

    /// <summary>Reports the variables of the root module that nothing gives a value.</summary>
    public static void AddMissing(ModuleConfiguration root, IReadOnlyDictionary<string, VariableOrigin> given, DiagnosticBag diagnostics) =>
        diagnostics.AddRange(root.Variables.Values.Where(variable => variable.Default is null && !given.ContainsKey(variable.Name)).Select(NoValue));

    public static Diagnostic NoValue(VariableConfiguration variable) => Diagnostic.Error(
        "IMI3020", "No value for required variable", variable.Span,
        $"Variable \"{variable.Name}\" has no default and no value was given.",
        $"give one in terraform.tfvars ({variable.Name} = …), with --var '{variable.Name}=…', or in the environment as TF_VAR_{variable.Name}.");

    public static Diagnostic UnreadableText(VariableConfiguration variable, VariableOrigin origin, Diagnostic problem) => Diagnostic.Error(
        "IMI3021", "Invalid value for input variable", variable.Span,
        $"The value from {origin.Source} is read as an expression, because variable \"{variable.Name}\" has the type {variable.Type.Type}; it cannot be read"
            + (variable.IsSensitive || origin.IsSecret ? ". It is a secret, so what is wrong is not shown." : $": {problem.Summary}. {problem.Detail}"),
        "write it as in a .tf file: strings in quotes, lists in square brackets, objects in braces.");

    public static Diagnostic NullForRequired(VariableConfiguration variable, SourceSpan at, string subject) => Diagnostic.Error(
        "IMI3022", "Required variable not set", at, $"{subject} for variable \"{variable.Name}\" is null, and the variable has nullable = false.");

    public static Diagnostic WrongType(VariableConfiguration variable, SourceSpan at, string subject, ConversionFailure failure) => Diagnostic.Error(
        "IMI3023", "Invalid value for input variable", at,
        $"{subject} does not fit the type of variable \"{variable.Name}\", declared at {variable.Span}: {failure}.",
        $"give a value of the type {variable.Type.Type}.");

    public static Diagnostic EphemeralValue(SourceSpan at) => Diagnostic.Error(
        "IMI3025", "Ephemeral value not allowed", at,
        "This input variable is not declared as accepting a ephemeral values, so it cannot be set to a result derived from an ephemeral value.");

    private static Diagnostic Undeclared(string name, string source, IEnumerable<string> known) => Diagnostic.Error(
        "IMI3024", "Value for undeclared variable", null,
        $"{source} gives a value for \"{name}\", and the root module has no variable of that name.",
        Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : $"declare it: variable \"{name}\" {{}}");
}
