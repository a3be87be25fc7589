using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>import</c>: takes something that is there into the state.</summary>
internal static class ImportCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("ADDRESS ID [DIR]") { Description = "A resource of the configuration, and the id that Immuta knows it by.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("import", "Takes an integration that is there into the state") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 2,
            JsonFailure.AsEvents,
            run => run.Rest is [var address, var id]
                ? new ApplyFlow(run, "import", isAgreed: true).RunAsync((engine, observer) => engine.ImportAsync(address, id, observer, environment.Interrupts))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("an address and an id", "import", "import immuta_snowflake_integration.analytics 7"))));
        return command;
    }
}
