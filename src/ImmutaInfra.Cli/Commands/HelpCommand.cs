using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>help</c>: the help of another command, as its <c>--help</c> shows it.</summary>
internal static class HelpCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[COMMAND]") { Description = "The command, such as plan or state list; the program itself otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("help", "Shows the help of a command") { words };
        command.SetAction((parse, cancellationToken) =>
        {
            var root = CommandTree.Create(environment);
            var path = parse.GetValue(words) ?? [];
            Require(root, path);
            return root.Parse([.. path, "--help"]).InvokeAsync(parse.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    /// <exception cref="DiagnosticException"><c>IMI1901</c>, <c>IMI1905</c>: there is no such command.</exception>
    private static void Require(Command command, IEnumerable<string> path)
    {
        foreach (var word in path)
        {
            command = command.Subcommands.FirstOrDefault(each => each.Name == word) ?? throw new DiagnosticException(command.Subcommands.Count > 0
                ? CliDiagnostics.UnknownCommand(word, [.. command.Subcommands.Select(each => each.Name)])
                : CliDiagnostics.TooManyArguments(word, "help"));
        }
    }
}
