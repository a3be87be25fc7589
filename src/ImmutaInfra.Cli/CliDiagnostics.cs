using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Cli;

/// <summary>The messages of the command line: IMI1901 to IMI1999, and IMI9001 for our own mistakes.</summary>
internal static class CliDiagnostics
{
    public static Diagnostic UnknownCommand(string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI1901", "Unknown command", detail: $"There is no command \"{name}\".",
        hint: Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : $"the commands are {string.Join(", ", known)}.");

    public static Diagnostic UnknownOption(string name, string command, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI1902", "Unknown option",
        detail: command.Length == 0 ? $"Before a command there is no option \"{name}\"." : $"The command \"{command}\" has no option \"{name}\".",
        hint: Nearest.To($"--{name.TrimStart('-')}", known) is { } near ? $"did you mean \"{near}\"?" : $"see them with\n{HelpOf(command)}");

    public static Diagnostic UnusableValue(string option, string value, string expected, string? near = null) => Diagnostic.Error(
        "IMI1903", "Unusable value", detail: $"The value \"{value}\" of {option} is not {expected}.", hint: near is null ? null : $"did you mean \"{near}\"?");

    public static Diagnostic Unreadable(string message, string command) => Diagnostic.Error(
        "IMI1904", "Unreadable command line", detail: message, hint: $"see how it goes with\n{HelpOf(command)}");

    public static Diagnostic TooManyArguments(string argument, string command) => Diagnostic.Error(
        "IMI1905", "Too many arguments", detail: $"The command \"{command}\" does not know what to do with \"{argument}\".",
        hint: $"see what it takes with\n{HelpOf(command)}");

    public static Diagnostic NoSuchFolder(string folder) => Diagnostic.Error(
        "IMI1906", "No such folder", detail: $"There is no folder \"{folder}\".", hint: "name the folder that holds the .tf files.");

    public static Diagnostic MissingArgument(string what, string command, string example) => Diagnostic.Error(
        "IMI1907", "Missing argument", detail: $"The command \"{command}\" needs {what}.", hint: $"for example\n    immutainfra {example}");

    public static Diagnostic UnusableSettings(string file, string why) => Diagnostic.Error(
        "IMI1908", "Unusable settings file", detail: $"{file} cannot be used: {why}", hint: "it is a JSON object such as { \"stack\": \"prod\" }.");

    public static Diagnostic UnknownSetting(string file, string name, IReadOnlyList<string> known) => Diagnostic.Warning(
        "IMI1909", "Unknown setting", detail: $"{file} has the setting \"{name}\", which means nothing.",
        hint: Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : $"the settings are {string.Join(", ", known)}.");

    public static Diagnostic NobodyToAsk(string command) => Diagnostic.Error(
        "IMI1910", "Nobody to ask", detail: $"The command \"{command}\" asks before it changes anything, and standard input is no terminal.",
        hint: "look at the plan first, then say yes in advance with\n    --yes");

    public static Diagnostic NoSuchOutput(string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI1911", "No such output", detail: $"The state holds no output \"{name}\".",
        hint: Nearest.To(name, known) is { } near
            ? $"did you mean \"{near}\"?"
            : known.Count == 0 ? "it holds none at all; they come with the first apply." : $"it holds {string.Join(", ", known)}.");

    public static Diagnostic NoStackForOutput(string name, StackName stack, string folder) => Diagnostic.Error(
        "IMI1926", "No stack to ask", detail: $"{NoStack(stack, folder)}, so there is no output \"{name}\".",
        hint: "it comes with the first apply; when the configuration is in another folder, name that:\n    immutainfra output NAME DIR");

    /// <summary>That a stack is not there, as the beginning of a sentence.</summary>
    public static string NoStack(StackName stack, string folder) => $"There is no stack \"{stack.Stack}\" of the project \"{stack.Project}\", which is the folder {folder}";

    public static Diagnostic SecretOutput(string name) => Diagnostic.Error(
        "IMI1912", "Secret output", detail: $"The output \"{name}\" is secret.", hint: "to see it all the same, add\n    --show-secrets");

    public static Diagnostic NotRaw(string name) => Diagnostic.Error(
        "IMI1913", "No bare text", detail: $"The output \"{name}\" is neither a text, a number nor a truth value.", hint: "use --json instead of --raw.");

    public static Diagnostic NotInState(string address, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI1914", "Not in the state", detail: $"The state holds no \"{address}\".",
        hint: Nearest.To(address, known) is { } near ? $"did you mean \"{near}\"?" : "see what it holds with\n    immutainfra state list");

    public static Diagnostic Interrupted() => Diagnostic.Error(
        "IMI1915", "Interrupted", detail: "The command was stopped before its end. Whatever it had done is in the state.", hint: "run the command again.");

    public static Diagnostic NoSuchPlan(string file) => Diagnostic.Error(
        "IMI1916", "No such plan or folder", detail: $"There is neither a saved plan nor a folder \"{file}\".",
        hint: "name the folder that holds the .tf files, or what was saved by\n    immutainfra plan --out FILE");

    public static Diagnostic BrokenFile(string why) => Diagnostic.Error(
        "IMI1918", "A file cannot be read or written", detail: why, hint: "see that the disk has room and that the folder is yours to write.");

    public static Diagnostic NoSuchFile(string why) => Diagnostic.Error(
        "IMI1925", "No such file", detail: why, hint: "check the name; where a file is to be written, its folder has to be there before.");

    public static Diagnostic NotUtf8(string file) => Diagnostic.Error(
        "IMI1919", "File is not UTF-8", detail: $"{file} holds bytes that are no text in UTF-8.", hint: "save it again with the encoding UTF-8.");

    public static Diagnostic OptionOfSavedPlan(string option) => Diagnostic.Error(
        "IMI1920", "Option for making plans", detail: $"A saved plan is applied as it is, so {option} has no say in it.", hint: $"leave {option} away, or plan again with it.");

    public static Diagnostic KeyStopsWorking(string address) => Diagnostic.Error(
        "IMI1930", "Not done without a yes",
        detail: $"A new key for \"{address}\" makes the present one stop working: its cluster is locked out until it has the new one.",
        hint: $"when that is wanted:\n    immutainfra rotate-key {address} --yes");

    public static Diagnostic KeyWouldOverwrite(string file) => Diagnostic.Error(
        "IMI1927", "File is there already", detail: $"The new key would overwrite {file}, which may hold a key that is in use. Nothing was done: the present key still works.",
        hint: "move that file out of the way, or give another name with --out.");

    public static Diagnostic NothingToBeginWith(IReadOnlyList<string> types) => Diagnostic.Error(
        "IMI1921", "Nothing to begin with", detail: $"There are no .tf files here yet, and no --type says what to write. The types are {string.Join(", ", types)}.",
        hint: "for example\n    immutainfra init --type snowflake --type s3");

    public static Diagnostic WouldOverwrite(IReadOnlyList<string> files) => Diagnostic.Error(
        "IMI1922", "Files are there already", detail: $"{string.Join(", ", files)} would be overwritten. Nothing was written.",
        hint: "move what is there out of the way to have it written anew, or begin in another folder with\n    immutainfra init DIR --type ...");

    public static Diagnostic NoResourceFor(string id, string title) => Diagnostic.Warning(
        "IMI1923", "Unknown type of integration", detail: $"Immuta has the integration {id} ({title}), for whose type there is no resource. It is left out.");

    public static Diagnostic NotOurScripts(IReadOnlyList<string> files) => Diagnostic.Error(
        "IMI1924", "Files of your own in the way",
        detail: $"{string.Join(", ", files)} would be overwritten or removed, and {(files.Count == 1 ? "is" : "are")} not as this program has written {(files.Count == 1 ? "it" : "them")}. Nothing was written.",
        hint: "move what is there out of the way, or give another folder with --out.");

    public static Diagnostic Contradiction(string one, string other) => Diagnostic.Error(
        "IMI1975", "Options contradict each other", detail: $"{one} and {other} say two things about the same.", hint: $"leave one of them away.");

    public static Diagnostic NothingReplaced(string address, string? near) => Diagnostic.Warning(
        "IMI1976", "Nothing to replace", detail: $"The plan has nothing at {address}, so --replace changes nothing there.",
        hint: near is null ? "an instance of count or for_each is named with its key, like immuta_s3_integration.lakes[0]." : $"did you mean \"{near}\"?");

    public static Diagnostic NothingExcluded(string address, string? near) => Diagnostic.Warning(
        "IMI1977", "Nothing to exclude", detail: $"Neither the configuration nor the state has anything at {address}, so --exclude keeps nothing out of the plan.",
        hint: near is null ? null : $"did you mean \"{near}\"?");

    public static Diagnostic NotAQuestion() => Diagnostic.Error(
        "IMI1970", "Unreadable question", detail: "Each line must be a JSON object with the text \"expr\", and perhaps the text \"locals\".",
        hint: "for example {\"expr\": \"1 + local.a\", \"locals\": \"a = 2\"}");

    public static Diagnostic OurMistake(Exception failure) => Diagnostic.Error(
        "IMI9001", "A mistake in ImmutaInfra",
        detail: $"Something happened that must not happen ({failure.GetType().Name}). The state holds everything that was done before.",
        hint: "please report it, with the last lines of\n    --log-level trace");

    private static string HelpOf(string command) => $"    immutainfra {(command.Length == 0 ? "" : $"{command} ")}--help";
}
