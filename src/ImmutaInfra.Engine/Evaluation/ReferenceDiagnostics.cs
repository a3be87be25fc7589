using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What can be wrong with a reference; IMI25xx. The summaries are those that Terraform's users know.</summary>
internal static class ReferenceDiagnostics
{
    public static Diagnostic ObjectNotDirectlyAccessible(ScopeTraversalSyntax at) => Diagnostic.Error(
        "IMI2501", "Invalid reference", at.Span,
        $"\"{at.RootName}\" cannot be used as a whole.", $"name what you want of it: {at.RootName}.NAME.");

    public static Diagnostic UndeclaredVariable(ScopeTraversalSyntax at, string name, ModuleConfiguration module) => Undeclared(
        "IMI2502", "Reference to undeclared input variable", at, $"There is no variable \"{name}\" in {module.Title}.",
        name, module.Variables.Keys, "var.", $"declare it: variable \"{name}\" {{}}");

    public static Diagnostic UndeclaredLocal(ScopeTraversalSyntax at, string name, ModuleConfiguration module) => Undeclared(
        "IMI2503", "Reference to undeclared local value", at, $"There is no local \"{name}\" in {module.Title}.",
        name, module.Locals.Keys, "local.", $"declare it in a locals block: {name} = …");

    public static Diagnostic UndeclaredModule(ScopeTraversalSyntax at, string name, ModuleConfiguration module) => Undeclared(
        "IMI2504", "Reference to undeclared module", at, $"There is no module call \"{name}\" in {module.Title}.",
        name, module.Calls.Keys, "module.", $"declare it: module \"{name}\" {{ source = … }}");

    public static Diagnostic UndeclaredOutput(ScopeTraversalSyntax at, string name, ModuleConfiguration child) => Undeclared(
        "IMI2505", "Unsupported attribute", at, $"{child.Title} has no output \"{name}\".",
        name, child.Outputs.Keys, "", $"add it to the module: output \"{name}\" {{ value = … }}");

    public static Diagnostic UndeclaredResource(ScopeTraversalSyntax at, ResourceReference reference, ModuleConfiguration module)
    {
        var kind = reference.Mode == ResourceMode.Data ? "data source" : "managed resource";
        return Undeclared(
            "IMI2506", "Reference to undeclared resource", at,
            $"A {kind} \"{reference.Type}\" \"{reference.Name}\" is not declared in {module.Title}.",
            reference.LocalAddress, module.Resources.Keys, "", null);
    }

    public static Diagnostic ScopedResource(ScopeTraversalSyntax at, ResourceReference reference, string check) => Diagnostic.Error(
        "IMI2515", "Reference to scoped resource", at.Span,
        $"The referenced data resource \"{reference.Type}\" \"{reference.Name}\" is not available from this context: it belongs to check.{check}.");

    public static Diagnostic ReservedName(ScopeTraversalSyntax at) => Diagnostic.Error(
        "IMI2516", "Reserved symbol name", at.RootSpan,
        $"The symbol name \"{at.RootName}\" is reserved.", $"write resource.{at.RootName} if it is the type of a resource.");

    public static Diagnostic EphemeralResource(ScopeTraversalSyntax at) => Diagnostic.Error(
        "IMI2517", "Reference to undeclared resource", at.Span, "There are no ephemeral resources here.");

    public static Diagnostic InvalidReference(ScopeTraversalSyntax at, ResourceMode mode) => Diagnostic.Error(
        "IMI2507", "Invalid reference", at.Span,
        mode == ResourceMode.Data
            ? "A reference to a data source needs its type and its name: data.TYPE.NAME."
            : $"\"{at.RootName}\" is no name that can stand here. A reference to a resource needs its type and its name: TYPE.NAME.",
        mode == ResourceMode.Data ? null : $"write \"{at.RootName}\" in quotes if you mean the text.");

    public static Diagnostic InvalidAttribute(ScopeTraversalSyntax at, string root, string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI2508", $"Invalid \"{root}\" attribute", at.Span,
        $"\"{root}\" has no attribute \"{name}\".",
        Nearest.To(name, known) is { } near ? $"did you mean {root}.{near}?" : $"it has {string.Join(", ", known)}.");

    public static Diagnostic CountOutsideOfCount(ScopeTraversalSyntax at) => Diagnostic.Error(
        "IMI2509", "Reference to \"count\" in non-counted context", at.Span,
        "count.index has a value only inside of a resource, data or module block with \"count\".", "add the argument: count = …");

    public static Diagnostic EachOutsideOfForEach(ScopeTraversalSyntax at) => Diagnostic.Error(
        "IMI2510", "Reference to \"each\" in context without for_each", at.Span,
        "each.key and each.value have values only inside of a resource, data or module block with \"for_each\".", "add the argument: for_each = …");

    public static Diagnostic SelfOutsideOfPostcondition(ScopeTraversalSyntax at) => Diagnostic.Error(
        "IMI2511", "Invalid \"self\" reference", at.Span,
        "\"self\" has a value only in a postcondition: there it is the resource itself.");

    public static Diagnostic UnexpectedInstanceKey(ScopeTraversalSyntax at, ResourceAddress resource) => Diagnostic.Error(
        "IMI2512", "Unexpected resource instance key", at.Span,
        $"{resource} has neither \"count\" nor \"for_each\", so there is only one of it.", $"leave the key out: {resource}");

    public static Diagnostic MissingInstanceKey(ScopeTraversalSyntax at, ResourceAddress resource, RepetitionKind kind) => Diagnostic.Error(
        "IMI2513", "Missing resource instance key", at.Span,
        $"{resource} has \"{Word(kind)}\", so there may be many of it.",
        $"say which one, {resource}{Example(kind)}, or take all of them, {(kind == RepetitionKind.Count ? $"{resource}[*]" : $"values({resource})[*]")}.");

    public static Diagnostic MissingModuleKey(ScopeTraversalSyntax at, string name, RepetitionKind kind) => Diagnostic.Error(
        "IMI2514", "Unsupported attribute", at.Span,
        $"module.{name} has \"{Word(kind)}\", so there may be many of it.", $"say which one: module.{name}{Example(kind)}");

    private static string Word(RepetitionKind kind) => kind == RepetitionKind.Count ? "count" : "for_each";

    private static string Example(RepetitionKind kind) => kind == RepetitionKind.Count ? "[count.index]" : "[each.key]";

    private static Diagnostic Undeclared(
        string code, string summary, ScopeTraversalSyntax at, string detail, string name, IEnumerable<string> known, string prefix, string? otherwise) =>
        Diagnostic.Error(code, summary, at.Span, detail, Nearest.To(name, known) is { } near ? $"did you mean {prefix}{near}?" : otherwise);
}
