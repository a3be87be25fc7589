using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>show</c>: a saved plan, or the state.</summary>
internal static class ShowCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR] [PLAN]") { Description = "The folder, and a plan saved by plan --out; the state of the folder otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var options = new CommonOptions();
        var command = new Command("show", "Shows a saved plan or the state") { words };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [var plan] ? ShowPlanAsync(run, plan) : ShowStateAsync(run)));
        return command;
    }

    private static async Task<int> ShowPlanAsync(CommandRun run, string name)
    {
        var file = run.Environment.PathOf(name);
        if (!File.Exists(file))
        {
            throw new DiagnosticException(CliDiagnostics.NoSuchPlan(name));
        }

        await using var engine = await run.OpenEngineAsync();
        PlanOutput.Write(run, await engine.ReadPlanAsync(file, run.Environment.Interrupts.Gently));
        return ExitCode.Done;
    }

    private static async Task<int> ShowStateAsync(CommandRun run)
    {
        await using var engine = await run.OpenEngineAsync();
        var state = await engine.ReadStateAsync(run.Environment.Interrupts.Gently);
        run.Show(state.Notices);
        if (run.IsJson)
        {
            new StateJsonView(run.Output, run.ShowsSecrets).Write(state);
        }
        else
        {
            new StateView(run.Output, run.OutputStyle, run.ShowsSecrets).Write(state);
        }

        return ExitCode.Done;
    }
}
