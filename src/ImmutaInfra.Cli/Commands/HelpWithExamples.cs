using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Shows the help of a command and, below, how it is used.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var (command, configuration) = (parseResult.CommandResult.Command, parseResult.InvocationConfiguration);
        var (output, text) = (configuration.Output, new StringWriter());
        configuration.Output = text;
        var code = help.Invoke(parseResult);
        configuration.Output = output;
        var shown = command.Arguments.Aggregate(text.ToString(), AsWritten);
        output.Write(command.Subcommands.SelectMany(subcommand => subcommand.Arguments).Aggregate(shown, InColumn));
        if (CommandExamples.Of(ParseFailure.PathTo(command)) is { Count: > 0 } examples)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  immutainfra {example}");
            }
        }

        return code;
    }

    // Two blanks in place of the two signs: what stands beside it stays in its column.
    private static string InColumn(string help, Argument argument) => help.Replace($"<{argument.Name}>", $"{argument.Name}  ", StringComparison.Ordinal);

    /// <summary>The name of an argument says itself which of its words may be left out.</summary>
    private static string AsWritten(string help, Argument argument) => help
        .Replace($"[<{argument.Name}>...]", argument.Name, StringComparison.Ordinal)
        .Replace($"[<{argument.Name}>]", argument.Name, StringComparison.Ordinal)
        .Replace($"<{argument.Name}>", argument.Name, StringComparison.Ordinal);
}
