using System.CommandLine;
using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack change-secrets-provider passphrase</c>: encrypts a stack's secrets with another passphrase.</summary>
internal static class StackSecretsCommand
{
    private const string Passphrase = "passphrase";

    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("passphrase [DIR]") { Description = "What encrypts from now on: passphrase.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var file = new Option<string>("--new-passphrase-file") { Description = "The file with the new passphrase; a line of standard input otherwise.", HelpName = "FILE" };
        var command = new Command("change-secrets-provider", "Encrypts the stack's secrets with another passphrase") { words, file };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [Passphrase]
                ? RunAsync(run, parse.GetValue(file))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument(
                    "the word passphrase", "stack change-secrets-provider", "stack change-secrets-provider passphrase --new-passphrase-file passphrase.key")),
            least: 1));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string? file)
    {
        var passphrase = Read(run, file);
        await using var engine = await run.OpenEngineAsync();
        var count = await engine.ChangePassphraseAsync(passphrase, run.Environment.Interrupts.Gently);
        run.Answer(
            new JObject { ["secrets"] = count },
            string.Create(CultureInfo.InvariantCulture, $"Encrypted {count} secret{(count == 1 ? "" : "s")} anew. Backups and history still open with the former passphrase."),
            "From now on, give the new one by PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE.");
        return ExitCode.Done;
    }

    private static string Read(CommandRun run, string? file)
    {
        if (file is not null)
        {
            return File.ReadAllText(run.Environment.PathOf(file)).Trim();
        }

        // What is typed at a terminal would stand on the screen.
        return !run.Environment.IsInputTerminal && run.Environment.Input.ReadLine() is { } line
            ? line.Trim()
            : throw new DiagnosticException(CliDiagnostics.MissingArgument(
                "the new passphrase, in a file or on standard input", "stack change-secrets-provider", "stack change-secrets-provider passphrase < passphrase.key"));
    }
}
