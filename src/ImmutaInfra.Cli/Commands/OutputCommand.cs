using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>output</c>: the outputs in the state, all or one.</summary>
internal static class OutputCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[NAME] [DIR]") { Description = "The output; all of them otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var raw = new Option<bool>("--raw") { Description = "Writes the bare text of one output, for scripts." };
        var options = new CommonOptions();
        var command = new Command("output", "Shows the outputs in the state") { words, raw };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => (run.Rest, parse.GetValue(raw)) switch
            {
                ([var name], var isRaw) => WriteOneAsync(run, name, isRaw),
                (_, true) => throw new DiagnosticException(CliDiagnostics.MissingArgument("a name with --raw", "output", "output --raw host")),
                _ => WriteAllAsync(run),
            }));
        return command;
    }

    private static async Task<int> WriteAllAsync(CommandRun run)
    {
        var (outputs, missing) = await ReadAsync(run);
        if (run.IsJson)
        {
            new OutputsJsonView(run.Output, run.ShowsSecrets).Write(outputs);
        }
        else
        {
            new OutputsView(run.Output, run.OutputStyle, run.ShowsSecrets).Write(outputs);
            if (outputs.Count == 0)
            {
                run.Error.WriteLine($"{(missing is { } stack ? CliDiagnostics.NoStack(stack, run.Directory) : "The state holds no outputs")}. They come with the first apply.");
            }
        }

        return ExitCode.Done;
    }

    private static async Task<int> WriteOneAsync(CommandRun run, string name, bool isRaw)
    {
        var (outputs, missing) = await ReadAsync(run);
        var one = outputs.FirstOrDefault(output => string.Equals(output.Name, name, StringComparison.Ordinal))
            ?? throw new DiagnosticException(missing is { } stack
                ? CliDiagnostics.NoStackForOutput(name, stack, run.Directory)
                : CliDiagnostics.NoSuchOutput(name, [.. outputs.Select(output => output.Name)]));
        if (isRaw)
        {
            WriteRaw(run, one);
        }
        else if (run.IsJson)
        {
            new OutputsJsonView(run.Output, run.ShowsSecrets).WriteValue(one);
        }
        else
        {
            new OutputsView(run.Output, run.OutputStyle, run.ShowsSecrets).WriteValue(one);
        }

        return ExitCode.Done;
    }

    private static void WriteRaw(CommandRun run, ReportedOutput one)
    {
        if ((one.IsSensitive || one.Value.HasSecrets) && !run.ShowsSecrets)
        {
            throw new DiagnosticException(CliDiagnostics.SecretOutput(one.Name));
        }

        if (!new OutputsView(run.Output, run.OutputStyle, run.ShowsSecrets).TryWriteRaw(one))
        {
            throw new DiagnosticException(CliDiagnostics.NotRaw(one.Name));
        }
    }

    /// <returns>The outputs; and the stack where there is none of its name.</returns>
    private static async Task<(IReadOnlyList<ReportedOutput> Outputs, StackName? Missing)> ReadAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        var state = await engine.ReadStateAsync(run.Environment.Interrupts.Gently);
        run.Show(state.Notices);
        var isThere = state.Outputs.Count > 0 || (await engine.ListStacksAsync(ofAllProjects: false, run.Environment.Interrupts.Gently)).Any(stack => stack.IsCurrent);
        return (state.Outputs, isThere ? null : engine.Stack);
    }
}
