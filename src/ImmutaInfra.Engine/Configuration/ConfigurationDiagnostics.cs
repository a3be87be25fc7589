using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with a configuration beyond its syntax; IMI15xx and IMI163x. Summaries are those that Terraform's users know.</summary>
internal static class ConfigurationDiagnostics
{
    public static Diagnostic NoSuchFolder(string directory) => Diagnostic.Error(
        "IMI1501", "No such folder", null, $"There is no folder \"{directory}\".", "give the folder with the .tf files.");

    public static Diagnostic NoFiles(string directory) => Diagnostic.Error(
        "IMI1502", "No configuration files", null, $"The folder \"{directory}\" holds no .tf and no .tf.json file.",
        "give another folder, or begin here with\n    immutainfra init --type snowflake");

    public static Diagnostic UnreadableFile(string name, string problem) => Diagnostic.Error(
        "IMI1503", "Failed to read file", null, $"The file \"{name}\" cannot be read: {problem}");

    public static Diagnostic UnsupportedModuleSource(ModuleCallConfiguration call) => Diagnostic.Error(
        "IMI1504", "Unsupported module source", call.SourceSpan,
        $"The module \"{call.Name}\" comes from \"{call.Source}\". Only modules in folders are supported: a source that begins with ./ or ../.",
        "copy the module into the project and give its folder.");

    public static Diagnostic NoSuchModule(ModuleCallConfiguration call) => Diagnostic.Error(
        "IMI1505", "Unreadable module directory", call.SourceSpan, $"The folder \"{call.Source}\" of the module \"{call.Name}\" does not exist.");

    public static Diagnostic EndlessModules(ModuleCallConfiguration call) => Diagnostic.Error(
        "IMI1506", "Modules call each other without end", call.SourceSpan, $"The module \"{call.Name}\" calls itself, directly or by others, or modules are called more than 100 levels deep.");

    public static Diagnostic Duplicate(string kind, string name, SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1507", $"Duplicate {kind}", at, $"There is a {kind} \"{name}\" already at {before}; within a module it may be there only once.",
        "rename one of them, or take one out.");

    public static Diagnostic InvalidName(string kind, LabelSyntax label) => Diagnostic.Error(
        "IMI1508", $"Invalid {kind} name", label.Span,
        $"\"{label.Text}\" is no name: one begins with a letter or an underscore and holds only letters, digits, underscores and dashes.");

    public static Diagnostic ReservedVariable(LabelSyntax label) => Diagnostic.Error(
        "IMI1509", "Invalid variable name", label.Span, $"\"{label.Text}\" has a meaning of its own in a module block, so no variable can have this name.");

    public static Diagnostic WrongConstant(BodyAttribute attribute, string type) => Diagnostic.Error(
        "IMI1510", "Unsuitable value type", attribute.Expression.Span, $"\"{attribute.Name}\" must be a constant of type {type}.");

    public static Diagnostic NullDefault(SourceSpan at) => Diagnostic.Error(
        "IMI1511", "Invalid default value for variable", at, "The default is null, and the variable has nullable = false.");

    public static Diagnostic WrongDefault(SourceSpan at, ConversionFailure failure) => Diagnostic.Error(
        "IMI1512", "Invalid default value for variable", at, $"The default does not fit the type of the variable: {failure}.");

    public static Diagnostic NotAListOfReferences(BodyAttribute attribute) => Diagnostic.Error(
        "IMI1513", "Invalid expression", attribute.Expression.Span, $"\"{attribute.Name}\" must be a list of references in square brackets.");

    public static Diagnostic NotAReference(SourceSpan at) => Diagnostic.Error(
        "IMI1514", "Invalid expression", at, "Only a reference can stand here, such as immuta_s3_integration.lake, without quotes.");

    public static Diagnostic NotAProvider(SourceSpan at) => Diagnostic.Error(
        "IMI1515", "Invalid provider reference", at, "Only a provider's name can stand here, and an alias after a dot: immuta or immuta.eu, without quotes.");

    public static Diagnostic NotAMapOfProviders(BodyAttribute attribute) => Diagnostic.Error(
        "IMI1516", "Invalid providers", attribute.Expression.Span, "\"providers\" must be a map of provider names: { immuta = immuta.eu }.");

    public static Diagnostic InvalidRequiredProvider(BodyAttribute entry) => Diagnostic.Error(
        "IMI1517", "Invalid required_providers object", entry.Expression.Span,
        $"The entry \"{entry.Name}\" must be an object with a source and a version.", $"{entry.Name} = {{ source = \"pulumi/{entry.Name}\", version = \"1.2.3\" }}");

    /// <summary>What is said where nothing may be called, be the function known or not.</summary>
    /// <param name="problem">What was found in an evaluation.</param>
    public static Diagnostic WithoutFunctions(Diagnostic problem) => problem.Code is "IMI2101" or "IMI2102" ? NoFunctions(problem.At!) : problem;

    public static Diagnostic NoFunctions(SourceSpan at) => Diagnostic.Error(
        "IMI1535", "Function calls not allowed", at, "Functions may not be called here.");

    public static Diagnostic QuotedReference(SourceSpan at) => Diagnostic.Warning(
        "IMI1536", "Quoted references are deprecated", at,
        "In this context, references are expected literally rather than in quotes.", "remove the quotes.");

    public static Diagnostic DataLifecycle(BodyAttribute attribute) => Diagnostic.Error(
        "IMI1537", "Invalid data resource lifecycle argument", attribute.NameSpan,
        $"The lifecycle argument \"{attribute.Name}\" is defined only for managed resources (\"resource\" blocks), and is not valid for data resources.");

    public static Diagnostic IgnoreWildcard(SourceSpan at) => Diagnostic.Error(
        "IMI1538", "Invalid ignore_changes wildcard", at,
        "The [\"*\"] form of ignore_changes is not valid.", "write ignore_changes = all.");

    public static Diagnostic EphemeralRootOutput(SourceSpan at) => Diagnostic.Error(
        "IMI1539", "Ephemeral output not allowed", at, "Ephemeral outputs are not allowed in the root module: nothing would be there to use them.");

    public static Diagnostic ReservedInProvider(string name, SourceSpan at) => Diagnostic.Error(
        "IMI1630", "Reserved argument name in provider block", at, $"The name \"{name}\" is reserved in provider blocks.");

    public static Diagnostic MissingProvider(ModuleCallConfiguration call, string alias) => Diagnostic.Error(
        "IMI1631", "Missing required provider configuration", call.Span,
        $"The module \"{call.Name}\" needs a provider configuration that it calls \"{alias}\".", $"add to the block: providers = {{ {alias} = … }}");

    public static Diagnostic UndeclaredProvider(ModuleCallConfiguration call, ProviderSelection given) => Diagnostic.Error(
        "IMI1632", "Missing provider configuration", given.Span ?? call.Span,
        $"There is no provider configuration \"{given}\" that could be handed to the module \"{call.Name}\".",
        $"declare it: provider \"{given.LocalName}\" {{ alias = \"{given.Alias}\" }}");

    public static Diagnostic VersionOfFolder(SourceSpan at) => Diagnostic.Error(
        "IMI1633", "Invalid registry module source address", at,
        "A module with a version comes from a registry, and this source is a folder.", "take the version out.");

    public static Diagnostic QuotedKeyword(SourceSpan at) => Diagnostic.Warning(
        "IMI1533", "Quoted keywords are deprecated", at,
        "In this context, keywords are expected literally rather than in quotes.", "remove the quotes.");

    public static Diagnostic NotAnAttributeName(SourceSpan at) => Diagnostic.Error(
        "IMI1534", "Invalid expression", at, "Only the name of an attribute can stand here, without quotes.");

    public static Diagnostic CountAndForEach(BodyAttribute forEach, BodyBlock block) => Diagnostic.Error(
        "IMI1518", "Invalid combination of \"count\" and \"for_each\"", forEach.NameSpan,
        $"This {block.Type} block has \"count\" and \"for_each\"; it may have one of the two.");

    public static Diagnostic DuplicateBlock(string type, SourceSpan at, SourceSpan before) => Diagnostic.Error(
        "IMI1519", $"Duplicate {type} block", at, $"There is a {type} block already at {before}.");

    public static Diagnostic InvalidDuration(BodyAttribute attribute, string text) => Diagnostic.Error(
        "IMI1520", "Invalid duration", attribute.Expression.Span, $"\"{text}\" is no duration.", "write numbers with units: 90s, 20m, 1h30m.");

    public static Diagnostic UnsupportedModuleArgument(ModuleCallConfiguration call, BodyAttribute argument, IEnumerable<string> known) => Diagnostic.Error(
        "IMI1521", "Unsupported argument", argument.NameSpan, $"The module \"{call.Name}\" has no variable \"{argument.Name}\".",
        Nearest.To(argument.Name, known) is { } near ? $"did you mean \"{near}\"?" : null);

    public static Diagnostic MissingModuleArgument(ModuleCallConfiguration call, VariableConfiguration variable) => Diagnostic.Error(
        "IMI1522", "Missing required argument", call.Span, $"The module \"{call.Name}\" needs a value for its variable \"{variable.Name}\", declared at {variable.Span}.",
        $"add to the block: {variable.Name} = …");
}
