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
        var code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (CommandExamples.Of(command is RootCommand ? "" : ParseFailure.PathTo(command)) is { Count: > 0 } examples)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  immutainfra {example}");
            }
        }

        return code;
    }
}
