using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The options that every command with an engine has.</summary>
internal sealed class CommonOptions
{
    /// <summary>What help shows for the value of an option that is often given one.</summary>
    public const string TrueOrFalse = "true|false";

    public Option<string[]> Variables { get; } = List("--var", "Sets a variable of the configuration.", "NAME=VALUE");

    public Option<string[]> VariableFiles { get; } = List("--var-file", "Reads variables from a .tfvars or .tfvars.json file; - reads standard input.", "FILE");

    public Option<string> Stack { get; } = new("--stack") { Description = "The stack; \"dev\" otherwise.", HelpName = "NAME" };

    public Option<string> BackendUrl { get; } = new("--backend-url") { Description = "Where the state is: file://PATH or postgres://....", HelpName = "URL" };

    public Option<string> Parallelism { get; } = new("--parallelism") { Description = "How many operations may run at once; 10 otherwise.", HelpName = "N" };

    public Option<string> Timeout { get; } = new("--timeout") { Description = "The longest time for one operation; 20m otherwise.", HelpName = "TIME" };

    public Option<string> LogLevel { get; } = new("--log-level") { Description = "trace, debug, info, warn or error.", HelpName = "LEVEL" };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Shows no progress: results, warnings and errors alone. Short for --log-level warn." };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Tells what is asked of Immuta and why. Short for --log-level debug." };

    public Option<bool> NoColor { get; } = new("--no-color") { Description = "Writes without colours." };

    public Option<bool> Emulator { get; } = new("--emulator") { Description = "Starts an emulated Immuta in this process and works with it." };

    public Option<bool> Json { get; } = new("--json") { Description = "Writes JSON for programs." };

    public Option<bool> ShowSecrets { get; } = new("--show-secrets") { Description = "Writes secret values instead of masking them." };

    /// <summary>An option that may be given several times.</summary>
    public static Option<string[]> List(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [Variables, VariableFiles, Stack, BackendUrl, Emulator, Parallelism, Timeout, LogLevel, Quiet, Verbose, NoColor, Json, ShowSecrets];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }
}
