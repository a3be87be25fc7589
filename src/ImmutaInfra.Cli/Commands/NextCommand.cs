using System.CommandLine;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Writes the commands that this one proposes, so that they work on what it has worked on: the same folder, stack and Immuta.</summary>
/// <param name="parse">The command line.</param>
/// <param name="options">The command's options.</param>
/// <param name="directory">The folder as the user gave it.</param>
internal sealed class NextCommand(ParseResult parse, CommonOptions options, string directory)
{
    private const string Program = "    immutainfra ";

    private static readonly string[] OnState = ["state", "output", "show"];

    /// <summary>The commands that ask Immuta, most of them with the values of variables.</summary>
    private static readonly string[] AtImmuta = ["plan", "apply", "destroy", "refresh", "import", "scripts", "rotate-key", "drift"];

    private IEnumerable<string> Folder => directory == "." ? [] : [ShellWord.Of(directory)];

    /// <summary>The options by which the user has named stack and state.</summary>
    private IEnumerable<string> State => [.. Given(options.Stack), .. Backend];

    // A URL may hold a password, before its host or among its parameters.
    private IEnumerable<string> Backend => Given(options.BackendUrl, url => url.AsSpan().ContainsAny('@', '?') ? "..." : ShellWord.Of(url));

    private IEnumerable<string> Emulator => parse.GetValue(options.Emulator) ? [options.Emulator.Name] : [];

    // What a variable holds may be a secret.
    private IEnumerable<string> Variables =>
    [
        .. (parse.GetValue(options.VariableFiles) ?? []).SelectMany(file => new[] { options.VariableFiles.Name, ShellWord.Of(file) }),
        .. (parse.GetValue(options.Variables) ?? []).SelectMany(text => new[] { options.Variables.Name, ShellWord.Of($"{text.Split('=')[0].Trim()}=...") }),
    ];

    /// <summary>What to write behind <c>apply</c>, to apply a plan that this command has saved.</summary>
    public IEnumerable<string> ToApply(string plan) => [.. Folder, ShellWord.Of(plan), .. Emulator, .. State];

    /// <summary>What to write behind <c>apply</c>, besides the stack, to make the same plan anew.</summary>
    /// <param name="planning">The options that say what to plan.</param>
    public IEnumerable<string> ToPlanAnew(PlanningOptions planning) => [.. Folder, .. Backend, .. Emulator, .. planning.Given(parse), .. Variables];

    /// <summary>A message whose advice names this run's folder, stack and Immuta in the commands that stand alone on their lines.</summary>
    public Diagnostic Complete(Diagnostic message) => message.Hint?.Contains(Program, StringComparison.Ordinal) == true
        ? message with { Hint = string.Join('\n', message.Hint.Split('\n').Select(Complete)) }
        : message;

    /// <summary>A line; where it is a command that needs them, with this run's folder, stack and Immuta.</summary>
    public string Complete(string line)
    {
        if (!line.StartsWith(Program, StringComparison.Ordinal) || line.Contains(" DIR", StringComparison.Ordinal) || line.EndsWith(" --help", StringComparison.Ordinal))
        {
            return line;
        }

        var name = line[Program.Length..].Split(' ')[0];
        var isWork = AtImmuta.Contains(name, StringComparer.Ordinal);
        if (!isWork && !OnState.Contains(name, StringComparer.Ordinal))
        {
            return line;
        }

        IEnumerable<string> behind = isWork ? [.. State, .. Emulator, .. Variables] : State;
        var at = line.IndexOf(" --", StringComparison.Ordinal) is >= 0 and var found ? found : line.Length;
        return string.Concat([line[..at], .. Folder.Select(word => $" {word}"), line[at..], .. behind.Select(word => $" {word}")]);
    }

    private IEnumerable<string> Given(Option<string> option, Func<string, string>? write = null) =>
        parse.GetValue(option) is { } value ? [option.Name, (write ?? ShellWord.Of)(value)] : [];
}
