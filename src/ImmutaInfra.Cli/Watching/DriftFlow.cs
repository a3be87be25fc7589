using System.Net;
using ImmutaInfra.Cli.Commands;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Drift;

namespace ImmutaInfra.Cli.Watching;

/// <summary>Looks once, or keeps looking.</summary>
/// <param name="run">The command.</param>
/// <param name="choices">What the user wants.</param>
internal sealed class DriftFlow(CommandRun run, DriftChoices choices)
{
    private CliEnvironment Environment => run.Environment;

    private DriftRounds Rounds => new(Environment, run.Directory, choices);

    /// <summary>Looks once.</summary>
    /// <param name="remediation"><c>plan</c>, <c>apply</c>, or null.</param>
    public async Task<int> LookAsync(string? remediation)
    {
        await using var engine = await run.OpenEngineAsync();
        if (remediation == "apply")
        {
            await engine.RequireUnlockedAsync(Environment.Interrupts.Gently);
        }

        var outcome = await Rounds.RunAsync(engine, Environment.Interrupts.Gently);
        var report = outcome.Report;
        if (run.IsJson)
        {
            new DriftJsonView(run.Output).Write(report with { Diagnostics = [.. report.Diagnostics, .. outcome.Warnings] }, choices.Fails);
        }
        else
        {
            run.Show([.. report.Diagnostics, .. outcome.Warnings]);
            new DriftTextView(run.Output, run.OutputStyle, run.Environment.Clock.LocalTimeZone).Write(report);
        }

        var findings = report.Findings.Select(each => each.Finding).ToList();
        var restored = remediation switch
        {
            // Where nothing could be looked at, "nothing to do" would be a lie.
            _ when report.HasErrors && findings.Count == 0 => [],
            "plan" => ShowPlan(engine, findings),
            "apply" => await RestoreAsync(engine, findings),
            _ => [],
        };
        return restored is null || report.HasErrors ? ExitCode.Error
            : findings.Except(restored).Any(finding => choices.Fails(finding.Kind)) ? ExitCode.Changes
            : ExitCode.Done;
    }

    /// <summary>Keeps looking until asked to stop.</summary>
    /// <param name="schedule">When.</param>
    /// <param name="place">Where to listen.</param>
    public async Task<int> WatchAsync(Schedule schedule, IPEndPoint place)
    {
        var stopping = Environment.Interrupts.Gently;
        using var metrics = new DriftMetrics();
        var log = new JsonLog(run.Output, Environment.Clock);
        var service = new DriftService(Environment, schedule, () => run.OpenEngineAsync(), Rounds, metrics, log);
        await using (var server = await DriftServer.StartAsync(place, service, metrics, choices.Fails, stopping))
        {
            log.Event("listening", ("url", server.Address.ToString()));
            await service.RunAsync(stopping);
            log.Event("stopping");
        }

        return ExitCode.Done;
    }

    private List<DriftFinding> ShowPlan(IEngine engine, IReadOnlyList<DriftFinding> findings)
    {
        if (!run.IsJson)
        {
            run.Output.WriteLine();
        }

        PlanOutput.Write(run, engine.PlanRestoration(findings));
        return [];
    }

    /// <returns>What is no longer there to be found; null when something went wrong.</returns>
    private async Task<IReadOnlyList<DriftFinding>?> RestoreAsync(IEngine engine, IReadOnlyList<DriftFinding> findings)
    {
        var plan = engine.PlanRestoration(findings);
        var mendable = findings.Where(finding => plan.Changes.Any(change => change.Urn == finding.Recorded?.Urn)).ToList();
        if (mendable.Count == 0)
        {
            return [];
        }

        if (!run.IsJson)
        {
            run.Output.WriteLine();
            PlanOutput.Write(run, plan);
        }

        using var progress = run.ShowProgress();
        var result = await engine.RestoreAsync(mendable, progress, Environment.Interrupts);
        run.Show([.. result.Diagnostics]);
        (run.IsJson ? run.Error : run.Output).WriteLine($"Restored {result.Done.Change} of {mendable.Count}.");

        return result.Succeeded ? mendable : null;
    }
}
