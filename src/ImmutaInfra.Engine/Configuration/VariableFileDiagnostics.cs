using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with values given to variables; IMI153x, IMI1650 and IMI4155.</summary>
internal static class VariableFileDiagnostics
{
    public static Diagnostic NotAnAssignment() => Diagnostic.Error(
        "IMI1530", "Invalid --var option", null, "A --var option needs a name, an equals sign and a value.", "write --var 'name=value'.");

    public static Diagnostic Unreadable(string name, string problem) => Diagnostic.Error(
        "IMI1531", "Failed to read variables file", null, $"The file \"{name}\" cannot be read: {problem}.");

    public static Diagnostic Undeclared(BodyAttribute attribute, string file, bool isAsked, IEnumerable<string> known) => Diagnostic.Warning(
        "IMI1532", "Value for undeclared variable", attribute.NameSpan,
        $"The file \"{file}\" gives a value for \"{attribute.Name}\", and the root module has no variable of that name.",
        Nearest.To(attribute.Name, known) is { } near ? $"did you mean \"{near}\"?" : isAsked ? $"declare it: variable \"{attribute.Name}\" {{}}" : null);

    public static Diagnostic SecretOnCommandLine(string name) => Diagnostic.Warning(
        "IMI4155", "Sensitive value on the command line", null,
        $"The variable \"{name}\" is sensitive, and --var shows its value to everybody who may list the processes of this machine; the shell may keep it, too.",
        $"set TF_VAR_{name} in the environment, name a file with --var-file FILE, or give it on standard input:\n    --var-file -");

    public static Diagnostic UndeclaredSetting(StackSetting setting, IEnumerable<string> known) => Diagnostic.Warning(
        "IMI1650", "Value for undeclared variable", setting.At,
        $"The stack's configuration gives a value for \"{setting.Key}\", and the root module has no variable \"{setting.Name}\".",
        Nearest.To(setting.Name, known) is { } near ? $"did you mean \"{near}\"?" : null);
}
