using System.CommandLine;
using ImmutaInfra.Cli.Commands;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli;

/// <summary>The command line <c>immutainfra</c>.</summary>
public static class Program
{
    /// <summary>Runs a command in this process's environment.</summary>
    public static Task<int> Main(string[] args) => RunAsync(args, CliEnvironment.OfProcess());

    /// <summary>Runs a command.</summary>
    /// <param name="args">The words behind the program's name.</param>
    /// <param name="environment">Everything outside that it touches.</param>
    /// <returns>0 done, 1 error, 2 there are changes where the command says so, 130 interrupted.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliEnvironment environment)
    {
        try
        {
            return await RunCommandAsync(args, environment);
        }
#pragma warning disable CA1031 // The last resort: whatever it is, nobody shall see a stack trace unasked.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var failure = Failure.Of(exception, environment.Interrupts);
            Trace(environment, args, failure, exception);
            Show(environment, args, failure.Diagnostics);
            return failure.ExitCode;
        }
        finally
        {
            await environment.Output.FlushAsync(CancellationToken.None);
            await environment.Error.FlushAsync(CancellationToken.None);
        }
    }

    private static async Task<int> RunCommandAsync(IReadOnlyList<string> args, CliEnvironment environment)
    {
        if (args is ["--version" or "-version" or "-v"])
        {
            await environment.Output.WriteLineAsync(VersionCommand.Line);
            return ExitCode.Done;
        }

        var root = CommandTree.Create(environment);
        var parse = root.Parse(ArgumentSpelling.Normalize(args, root), new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (args.Count == 0)
        {
            await root.Parse(["--help"]).InvokeAsync(Invocation(environment.Error), CancellationToken.None);
            return ExitCode.Error;
        }

        if (parse.Errors.Count > 0 && parse.Action is not HelpWithExamples)
        {
            throw new DiagnosticException(ParseFailure.Explain(parse));
        }

        return await parse.InvokeAsync(Invocation(environment.Output), CancellationToken.None);

        InvocationConfiguration Invocation(TextWriter output) => new()
        {
            Output = output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
    }

    private static void Show(CliEnvironment environment, IReadOnlyList<string> args, IReadOnlyList<Diagnostic> diagnostics)
    {
        environment.Output.Flush();
        var usesColor = environment.IsErrorTerminal && TextStyle.IsColorWanted(environment.Variables) && !args.Any(arg => arg is "--no-color" or "-no-color");
        new DiagnosticsView(environment.Error, new TextOptions(environment.Width, usesColor), environment.ReadSource).Write(diagnostics);
    }

    /// <summary>Where a failure happened, for who asks for it. An exception's message may hold what the user wrote, a secret too: it stays away.</summary>
    private static void Trace(CliEnvironment environment, IReadOnlyList<string> args, Failure failure, Exception exception)
    {
        var level = args.Select((arg, i) => arg.TrimStart('-') switch
        {
            "log-level" when i + 1 < args.Count => args[i + 1],
            var text when text.StartsWith("log-level=", StringComparison.Ordinal) => text["log-level=".Length..],
            _ => null,
        }).LastOrDefault(value => value is not null) ?? environment.Variables.GetValueOrDefault("IMMUTAINFRA_LOG_LEVEL");
        if (!failure.IsExpected && string.Equals(level, "trace", StringComparison.OrdinalIgnoreCase))
        {
            for (var each = exception; each is not null; each = each.InnerException)
            {
                environment.Error.WriteLine($"{each.GetType()}\n{each.StackTrace}");
            }
        }
    }
}
