using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Writes a plan the way the user asked for.</summary>
internal static class PlanOutput
{
    /// <summary>Writes a plan on standard output; what it warns of goes to standard error before it, so that the plan ends the screen.</summary>
    public static void Write(CommandRun run, Plan plan)
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

        new PlanView(run.Output, run.OutputStyle).Write(plan);
        run.Output.Flush();
    }

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
