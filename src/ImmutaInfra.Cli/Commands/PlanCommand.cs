using System.CommandLine;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>plan</c>: what would change and why.</summary>
internal static class PlanCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var saveTo = new Option<string>("--out") { Description = "Saves the plan, for apply.", HelpName = "FILE" };
        var asPulumi = new Option<bool>("--json-pulumi") { Description = "Prints the plan in the shape of pulumi preview --json." };
        var detailed = new Option<bool>("--detailed-exitcode") { Description = "Ends with 2 when there are changes." };
        var (options, planning) = (new CommonOptions(), new PlanningOptions());
        var command = new Command("plan", "Shows what would change and why") { words, saveTo, asPulumi, detailed };
        planning.AddTo(command, choosesMode: true);
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsPlan,
            run => RunAsync(run, planning, parse.GetValue(saveTo), parse.GetValue(asPulumi), parse.GetValue(detailed))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, PlanningOptions planning, string? saveTo, bool isForPulumi, bool isDetailed)
    {
        await using var engine = await run.OpenEngineAsync();
        Plan plan;
        using (var progress = run.ShowProgress())
        {
            plan = await engine.PlanAsync(planning.Read(run, PlanMode.Normal), run.IsJson ? CommandRun.Silence : progress, run.Environment.Interrupts);
        }

        if (isForPulumi)
        {
            new PulumiPreviewView(run.Output).Write(plan);
        }
        else if (plan.HasErrors)
        {
            PlanOutput.WriteFailure(run, plan);
        }

        if (plan.HasErrors)
        {
            return run.Environment.Interrupts.IsSignalled ? ExitCode.Interrupted : ExitCode.Error;
        }

        var saved = saveTo is null ? null : await engine.SavePlanAsync(plan, run.Environment.PathOf(saveTo), run.Environment.Interrupts.Gently);
        if (!isForPulumi)
        {
            PlanOutput.Write(run, saved is null ? plan : plan with { Diagnostics = [.. plan.Diagnostics, .. saved.Notices] }, engine);
        }

        if (saved is not null && !run.IsJson)
        {
            run.Output.Flush();
            run.Error.WriteLine();
            run.Error.WriteLine($"The plan is in {saveTo}. Its digest is sha256:{saved.Digest}. To do exactly this:");
            run.Error.WriteLine($"    immutainfra apply {string.Join(' ', run.Next.ToApply(saveTo!))}");
        }

        return isDetailed && plan.HasChanges ? ExitCode.Changes : ExitCode.Done;
    }
}
