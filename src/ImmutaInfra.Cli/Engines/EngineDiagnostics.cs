using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What can be wrong with what the user asks of the engine: IMI1950 to IMI1969, and IMI1978 to IMI1984.</summary>
internal static class EngineDiagnostics
{
    public static Diagnostic InvalidStackName(string name) => Diagnostic.Error(
        "IMI1950", "Invalid stack name", detail: $"\"{name}\" does not name a stack: a name has 1 to 100 letters, digits, dots, dashes and underscores.",
        hint: "give another one:\n    --stack dev");

    public static Diagnostic InvalidAddress(string text) => Diagnostic.Error(
        "IMI1951", "Invalid address", detail: $"\"{text}\" is no address of a module, a resource or an instance.",
        hint: "addresses look like immuta_s3_integration.lake, immuta_s3_integration.lakes[0], module.data.immuta_s3_integration.lakes[\"eu\"].");

    public static Diagnostic StalePlan() => Diagnostic.Error(
        "IMI1952", "Stale plan", detail: "The state has changed since the plan was made, so the plan may not lead where it says. Nothing was done.",
        hint: "plan again.");

    public static Diagnostic NoSuchStack(StackName stack) => Diagnostic.Error(
        "IMI1956", "No such stack", detail: $"There is no stack \"{stack}\".", hint: "see which there are with\n    immutainfra stack ls");

    public static Diagnostic UnusableProject(string file, string why) => Diagnostic.Error(
        "IMI1954", "Unusable project file", detail: $"{file} cannot be used: {why}", hint: "it needs at least: name: my-project");

    public static Diagnostic EmulatorFailed(string why) => Diagnostic.Error(
        "IMI1955", "The emulator cannot be started", detail: why);

    public static Diagnostic StateMoved() => Diagnostic.Warning(
        "IMI1957", "Another run is at work",
        detail: "The state changed each time it was compared with the server, so some of what was found may be the work of that run.");

    public static Diagnostic EmulatedStack(StackName stack, string file) => Diagnostic.Error(
        "IMI1978", "Stack of an emulated Immuta",
        detail: $"What the stack \"{stack}\" holds was made with --emulator. A true Immuta knows other integrations by the same ids, and they would be changed or deleted.",
        hint: $"go on with --emulator, or begin a stack of its own with --stack {(stack.Stack == "prod" ? "main" : "prod")}. When both are one Immuta after all, remove {file}.");

    public static Diagnostic StackOfTrueImmuta(StackName stack, string file, string line) => Diagnostic.Error(
        "IMI1979", "Stack of a true Immuta",
        detail: $"What the stack \"{stack}\" holds was made without --emulator. The emulator knows nothing of it, so all of it would look deleted.",
        hint: $"leave --emulator away, or try things with a stack of their own: --emulator --stack trial. When the emulator here has it after all, write this line into {file}:\n    {line}");

    public static Diagnostic StateOfAnotherProject(StackName stack, string backendUrl, IReadOnlyList<string> others) => Diagnostic.Warning(
        "IMI1980", "The state of another project is here",
        detail: $"There is no state of \"{stack}\" in {backendUrl}, so all would be created. The project is called as the folder is, and there is a stack \"{stack.Stack}\" of {string.Join(", ", others.Take(3))}{(others.Count > 3 ? " and more" : "")}.",
        hint: $"when the folder was only renamed or cloned, write into Pulumi.yaml what the project is called:\n    name: {others[0]}");

    public static Diagnostic OtherImmuta(StackName stack, string recorded, string asked) => Diagnostic.Warning(
        "IMI1981", "Another Immuta than the state's",
        detail: $"What the stack \"{stack}\" holds was made at {recorded}, and {asked} is asked now. Unless both are one Immuta, it knows other integrations by the same ids, and they would be changed or deleted.",
        hint: $"set IMMUTA_BASE_URL or base_url to {recorded}, or begin a stack of its own:\n    --stack other");

    public static Diagnostic KeyInClear(string server) => Diagnostic.Warning(
        "IMI1984", "API key in clear", detail: $"The API key and all secrets go to {server} unencrypted: whoever is on the way can read them.",
        hint: "begin base_url (IMMUTA_BASE_URL) with https://.");

    public static Diagnostic RecordedServer(string recorded, string named) => Diagnostic.Warning(
        "IMI1982", "Drift looks at the state's Immuta",
        detail: $"The state was made at {recorded}, and IMMUTA_BASE_URL names {named}. It is compared with what {recorded} has, with the key in the state.",
        hint: "name the same server in IMMUTA_BASE_URL, or choose the stack that belongs to it with --stack.");

    public static Diagnostic StackBeginsBesideOthers(StackName stack, IReadOnlyList<(string Stack, int Resources)> others) => Diagnostic.Warning(
        "IMI1983", "A stack begins beside others",
        detail: $"There is no stack {stack.Stack} yet, so all would be created. The project {stack.Project} has {string.Join(", ", others.Take(3).Select(other => $"{other.Stack} ({other.Resources} resource{(other.Resources == 1 ? "" : "s")})"))}{(others.Count > 3 ? " and more" : "")}.",
        hint: $"nothing is wrong when {stack.Stack} shall be a stack of its own. Otherwise choose the one that is meant:\n    --stack {others[0].Stack}");

    public static Diagnostic NotCreatedYet(string address) => Diagnostic.Error(
        "IMI1960", "Not created yet", detail: $"\"{address}\" is not in the state, so there is no integration of it at Immuta.", hint: "apply first.");

    public static Diagnostic NoSuchInstance(string address) => Diagnostic.Error(
        "IMI1961", "No such resource", detail: $"Neither the configuration nor the state holds \"{address}\".", hint: "see what there is with\n    immutainfra plan");

    public static Diagnostic NoSuchType(string type, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI1964", "No such type", detail: $"No provider has resources of the type \"{type}\".",
        hint: Nearest.To(type, known) is { } near ? $"did you mean \"{near}\"?" : $"the types are {string.Join(", ", known)}.");

    public static Diagnostic UnknownInputs(string address) => Diagnostic.Error(
        "IMI1962", "Inputs not known yet", detail: $"Inputs of \"{address}\" are known only after apply, and Immuta writes its scripts from them.",
        hint: "apply first what they come from, with --target.");

    public static Diagnostic NoScripts(string address, string? phase, IReadOnlyList<string> known) => Diagnostic.Error(
        "IMI1963", "No scripts",
        detail: known.Count == 0
            ? $"Immuta writes no scripts for an integration of the type of \"{address}\"."
            : phase is null ? $"Nothing changes for \"{address}\", so nothing has to run." : $"There is no script \"{phase}\" for \"{address}\".",
        hint: known.Count == 0 ? null : $"its phases are {string.Join(", ", known)}: name one with --phase.");
}
