using System.CommandLine;
using ImmutaInfra.Cli.Completion;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>completion</c>: what makes a shell complete commands, options, stacks and addresses.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(CliEnvironment environment)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh.", Arity = ArgumentArity.ZeroOrOne };
        shell.CompletionSources.Add(Shells);
        var command = new Command("completion", "Writes what makes a shell complete commands, options, stacks and addresses") { shell };
        command.SetAction((parse, cancellationToken) => WriteScriptAsync(environment, parse.GetValue(shell), cancellationToken));
        command.Subcommands.Add(CreateSuggest(environment));
        return command;
    }

    /// <summary>What the scripts call: a line for each suggestion, with its description behind a tab.</summary>
    private static Command CreateSuggest(CliEnvironment environment)
    {
        var line = new Argument<string>("LINE") { Description = "The command line up to the cursor." };
        var suggest = new Command("suggest", "Says what may follow on a command line") { line };
        suggest.Hidden = true;
        suggest.SetAction(parse =>
        {
            foreach (var (label, detail) in Suggest(CommandTree.Create(environment), parse.GetValue(line) ?? ""))
            {
                environment.Output.Write(detail.Length == 0 ? $"{label}\n" : $"{label}\t{detail}\n");
            }

            return ExitCode.Done;
        });
        return suggest;
    }

    private static IEnumerable<(string Label, string Detail)> Suggest(RootCommand root, string line)
    {
        // Whatever the program is called, its name comes first.
        if (TypedWords.Split(line) is not [_, .. var before, var typed])
        {
            return [];
        }

        if (typed.StartsWith("--", StringComparison.Ordinal) && typed.Split('=', 2) is [var option, var value])
        {
            (before, typed) = ([.. before, option], value);
        }

        // What stands before only says what may follow: quotes in it would be taken for the command line's own.
        var text = string.Concat(before.Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\" "));
        return from item in root.Parse(text).GetCompletions(text.Length)
               where item.Label.StartsWith(typed, StringComparison.Ordinal) && item.Label.StartsWith('-') == typed.StartsWith('-')
               select (item.Label, (item.Detail ?? "").ReplaceLineEndings(" "));
    }

    private static async Task<int> WriteScriptAsync(CliEnvironment environment, string? shell, CancellationToken cancellationToken)
    {
        var name = shell switch
        {
            null => throw new DiagnosticException(CliDiagnostics.MissingArgument("the name of a shell", "completion", "completion bash")),
            "powershell" => "pwsh",
            _ when Shells.Contains(shell, StringComparer.Ordinal) => shell,
            _ => throw new DiagnosticException(CliDiagnostics.UnusableValue("SHELL", shell, "bash, zsh, fish or pwsh", Nearest.To(shell, Shells))),
        };
        using var script = new StreamReader(typeof(CompletionCommand).Assembly.GetManifestResourceStream($"Completion/{name}")!);
        await environment.Output.WriteAsync((await script.ReadToEndAsync(cancellationToken)).AsMemory(), cancellationToken);
        return ExitCode.Done;
    }
}
