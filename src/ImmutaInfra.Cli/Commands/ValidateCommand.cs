using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>validate</c>: all mistakes in the configuration, without network.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("validate", "Finds all mistakes in the configuration, without network") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsValidation,
            RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        var diagnostics = await engine.ValidateAsync(run.Environment.Interrupts.Gently);
        var isValid = diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
        if (run.IsJson)
        {
            run.JsonDiagnostics.WriteValidation(diagnostics);
        }
        else
        {
            run.Show(diagnostics);
            if (isValid)
            {
                run.Output.WriteLine(diagnostics.Count == 0 ? "Success! The configuration is valid." : "Success! The configuration is valid, but see the warnings.");
            }
        }

        return isValid ? ExitCode.Done : ExitCode.Error;
    }
}
