using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Writes a plan the way the user asked for.</summary>
internal static class PlanOutput
{
    /// <summary>Writes a plan on standard output; what it warns of goes to standard error before it, so that the plan ends the screen.</summary>
    /// <param name="run">The command.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="engine">Who made it, to tell people of which tenant it speaks; null where the plan is one that was made before.</param>
    /// <param name="isKnown">Whether people have seen the plan before, so that how much it does is enough where that says it.</param>
    public static void Write(CommandRun run, Plan plan, IEngine? engine = null, bool isKnown = false)
    {
        if (run.IsJson)
        {
            new PlanJsonView(run.Output, run.ShowsSecrets, run.Environment.ReadSource).Write(plan);
            return;
        }

        if (plan.Diagnostics.Count > 0)
        {
            run.Show(plan.Diagnostics);
            run.Error.WriteLine();
        }

        if (engine is not null && !run.IsQuiet)
        {
            run.Error.WriteLine($"Plan for {PlaceOf(plan, engine)}:");
            run.Error.WriteLine();
        }

        if (isKnown && plan is { HasChanges: true, Mode: not PlanMode.RefreshOnly, Drift.Count: 0 } && plan.Counts != new ChangeCounts(0, 0, 0, 0, 0))
        {
            run.Output.WriteLine(PlanView.Summary(plan.Counts));
        }
        else
        {
            new PlanView(run.Output, run.OutputStyle).Write(plan);
        }

        run.Output.Flush();
    }

    /// <summary>The stack of a plan and whom it is about, as a part of a sentence: "the stack prod of acme-immuta at https://acme.immuta.example".</summary>
    public static string PlaceOf(Plan plan, IEngine engine) =>
        $"the stack {plan.Stack} of {plan.Project}{(engine.Asked.Count > 0 ? $" at {string.Join(" and ", engine.Asked)}" : "")}";

    /// <summary>Writes why there is no plan.</summary>
    public static void WriteFailure(CommandRun run, Plan plan)
    {
        if (run.IsJson)
        {
            run.JsonDiagnostics.WriteFailedPlan(plan.Diagnostics);
        }
        else
        {
            run.Show(plan.Diagnostics);
        }
    }
}
