using System.CommandLine;
using System.CommandLine.Parsing;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli;

/// <summary>Says what is wrong with a command line.</summary>
internal static class ParseFailure
{
    /// <summary>A message for each word that cannot be understood, or for what else the parser found.</summary>
    public static IReadOnlyList<Diagnostic> Explain(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        var path = PathTo(command);
        List<Diagnostic> found = [];
        foreach (var word in parse.UnmatchedTokens)
        {
            if (word.StartsWith('-'))
            {
                found.Add(UnknownOption(command, word));
            }
            else if (command.Subcommands.Count > 0)
            {
                // What follows belongs to a command that nobody knows.
                found.Add(CliDiagnostics.UnknownCommand(word, [.. command.Subcommands.Select(each => each.Name)]));
                break;
            }
            else
            {
                found.Add(CliDiagnostics.TooManyArguments(word, path));
            }
        }

        return found.Count > 0 ? found : [.. parse.Errors.Select(error => Explain(error, path))];
    }

    private static Diagnostic Explain(ParseError error, string path) => error.SymbolResult is OptionResult { Option: Option<bool> option, Tokens: [var given] }
        ? CliDiagnostics.UnusableValue(option.Name, given.Value, "true or false")
        : CliDiagnostics.Unreadable(error.Message, path);

    /// <summary>The message for a word that looks like an option.</summary>
    public static Diagnostic UnknownOption(Command command, string word) => CliDiagnostics.UnknownOption(
        word.Split('=', 2)[0], PathTo(command), [.. command.Options.Where(option => !option.Hidden).Select(option => option.Name)]);

    /// <summary>The command with those around it: <c>state list</c>; empty for the program itself.</summary>
    public static string PathTo(Command command) => string.Join(
        ' ', command.Parents.OfType<Command>().Append(command).Where(each => each is not RootCommand).Select(each => each.Name));
}
