using System.Globalization;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Cli.Commands;

/// <summary>What <c>apply</c>, <c>destroy</c> and <c>refresh</c> have in common: plan, show, ask, do, tell.</summary>
/// <param name="run">The command.</param>
/// <param name="operation">The word for it: <c>apply</c>, <c>destroy</c> or <c>refresh</c>.</param>
/// <param name="isAgreed">Whether the user has said yes in advance.</param>
/// <param name="expected">The plan that was reviewed, or null where any will do.</param>
internal sealed class ApplyFlow(CommandRun run, string operation, bool isAgreed, ExpectedDigest? expected = null)
{
    private const int MostVictims = 20;

    /// <summary>The word for it to programs: as in Terraform, that of the command; null where it is the same.</summary>
    public string? CommandWord { get; init; }

    /// <summary>Makes a plan and does it.</summary>
    public async Task<int> PlanAndApplyAsync(PlanChoices request)
    {
        RequireSomebodyToAsk();
        await using var engine = await run.OpenEngineAsync();
        await engine.RequireUnlockedAsync(run.Environment.Interrupts.Gently);
        return run.IsJson
            ? await TellProgramAsync(engine, events => engine.PlanAsync(request, events, run.Environment.Interrupts))
            : await TellPeopleAsync(engine, progress => engine.PlanAsync(request, progress, run.Environment.Interrupts), isKnown: false);
    }

    /// <summary>Does what a saved plan says. Whoever saved it has seen it, so nobody is asked.</summary>
    public async Task<int> ApplySavedAsync(string file)
    {
        await using var engine = await run.OpenEngineAsync();
        await engine.RequireUnlockedAsync(run.Environment.Interrupts.Gently);
        return run.IsJson
            ? await TellProgramAsync(engine, events => engine.ReopenPlanAsync(file, events, run.Environment.Interrupts))
            : await TellPeopleAsync(engine, progress => engine.ReopenPlanAsync(file, progress, run.Environment.Interrupts), isKnown: true);
    }

    /// <summary>Runs an operation without a plan of its own, such as an import, and tells what came of it.</summary>
    public async Task<int> RunAsync(Func<IEngine, IEngineObserver, Task<ApplyResult>> act)
    {
        await using var engine = await run.OpenEngineAsync();
        await engine.RequireUnlockedAsync(run.Environment.Interrupts.Gently);
        if (run.IsJson)
        {
            var events = Events();
            using var steady = new SteadyProgress(events, run.Environment.Clock);
            events.Version(ProductVersion.Text);
            return Tell(events, await act(engine, steady));
        }

        using var progress = run.ShowProgress();
        var durations = new Durations(progress, run.Environment.Clock);
        var result = await act(engine, durations);
        progress.Dispose();
        return Tell(result, durations);
    }

    private static string Done(string operation, ApplyResult result) => Done(operation, result.Done, result.Succeeded) + (result switch
    {
        { Succeeded: true } or { WasInterrupted: true } or { NotBegun: 0 } => "", // an interruption says it in its own message
        { NotBegun: 1 } => " 1 change was not begun because of the failures.",
        _ => $" {result.NotBegun} changes were not begun because of the failures.",
    });

    private static string Done(string operation, ChangeCounts done, bool isComplete) => (operation, isComplete) switch
    {
        ("destroy", _) => $"Destroy {Word(isComplete)} Resources: {done.Destroy} destroyed.",
        ("refresh", true) => "Refresh complete! The state is in line with what is really there.",
        ("refresh", _) => "Refresh incomplete.",
        ("import", _) => $"Import {Word(isComplete)} Resources: {done.Import} imported.",
        _ => $"Apply {Word(isComplete)} Resources: {(done.Import > 0 ? $"{done.Import} imported, " : "")}{done.Add} added, {done.Change} changed, {done.Replace} replaced, {done.Destroy} destroyed.",
    };

    private static bool IsDone(ResourceChange change) =>
        change.ImportId is not null || change.Action is not (PlannedAction.NoOp or PlannedAction.Forget);

    private static string Word(bool isComplete) => isComplete ? "complete!" : "incomplete.";

    private EventJsonView Events() => new(run.Output, run.Environment.Clock, run.ShowsSecrets, run.Environment.ReadSource);

    private void RequireSomebodyToAsk()
    {
        if (!isAgreed && (run.IsJson || !run.Environment.IsInputTerminal))
        {
            throw new DiagnosticException(CliDiagnostics.NobodyToAsk(operation));
        }
    }

    private async Task<int> TellPeopleAsync(IEngine engine, Func<IEngineObserver, Task<Plan>> makePlan, bool isKnown)
    {
        using var progress = run.ShowProgress();
        var plan = await makePlan(progress);
        if (plan.HasErrors)
        {
            PlanOutput.WriteFailure(run, plan);
            return run.Environment.Interrupts.IsSignalled ? ExitCode.Interrupted : ExitCode.Error;
        }

        PlanOutput.Write(run, operation == "refresh" ? WithoutUnknownOutputs(plan) : plan, engine, isKnown);
        expected?.Require(plan);
        if (plan.HasChanges && !isKnown && !isAgreed && !await AskAsync(plan, engine))
        {
            return run.Environment.Interrupts.IsSignalled ? ExitCode.Interrupted : ExitCode.Error;
        }

        run.Output.WriteLine();
        run.Output.Flush();
        using var answerToInterrupt = run.Environment.Interrupts.Gently.Register(() =>
            run.Error.WriteLine("Stopping: nothing new is begun, what runs is let to end. Ctrl-C again stops waiting for it."));
        progress.Expect([.. plan.Changes.Where(IsDone).SelectMany(change => Enumerable.Repeat(change.Address, change.IsReplacement ? 2 : 1))]);
        var durations = new Durations(progress, run.Environment.Clock);
        var result = await engine.ApplyAsync(plan, durations, run.Environment.Interrupts);
        progress.Dispose();
        return Tell(Unsaid(plan, result), durations);
    }

    // A refresh creates nothing: what depends on resources that are not there stays as unknown as it is.
    private static Plan WithoutUnknownOutputs(Plan plan) =>
        plan with { Outputs = [.. plan.Outputs.Where(output => output is not { Before: null, After.HasUnknowns: true })] };

    private async Task<int> TellProgramAsync(IEngine engine, Func<IEngineObserver, Task<Plan>> makePlan)
    {
        var events = Events();
        using var steady = new SteadyProgress(events, run.Environment.Clock);
        events.Version(ProductVersion.Text);
        var plan = await makePlan(steady);
        events.Diagnostics(plan.Diagnostics);
        if (plan.HasErrors)
        {
            return run.Environment.Interrupts.IsSignalled ? ExitCode.Interrupted : ExitCode.Error;
        }

        events.Plan(plan);
        expected?.Require(plan);
        return Tell(events, Unsaid(plan, await engine.ApplyAsync(plan, steady, run.Environment.Interrupts)));
    }

    private async Task<bool> AskAsync(Plan plan, IEngine engine)
    {
        var error = run.Error;
        error.WriteLine();
        WriteVictims(error, "This destroys", [.. plan.Changes.Where(change => change.Action == PlannedAction.Delete)]);
        WriteVictims(error, "This destroys and makes anew", [.. plan.Changes.Where(change => change.IsReplacement)]);
        error.WriteLine(operation == "destroy"
            ? $"Do you really want to destroy all of this in {PlanOutput.PlaceOf(plan, engine)}? There is no way back."
            : $"Do you want to do this to {PlanOutput.PlaceOf(plan, engine)}?");
        error.WriteLine("  Only \"yes\" is taken for a yes.");
        error.WriteLine();
        error.Write("  Enter a value: ");
        error.Flush();
        string? answer;
        try
        {
            // Reading from a terminal cannot be cancelled; waiting for it can.
            answer = await Task.Run(run.Environment.Input.ReadLine).WaitAsync(run.Environment.Interrupts.Gently);
        }
        catch (OperationCanceledException)
        {
            answer = null;
        }

        error.WriteLine();
        if (answer?.Trim() == "yes")
        {
            return true;
        }

        error.WriteLine($"{char.ToUpperInvariant(operation[0])}{operation[1..]} cancelled. Nothing was changed.");
        return false;
    }

    private static void WriteVictims(TextWriter error, string sentence, IReadOnlyList<ResourceChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        error.WriteLine($"{sentence}:");
        foreach (var change in changes.Take(MostVictims))
        {
            error.WriteLine($"    {change.Address}{(change.Id is { } id ? $" (id {id})" : "")}");
        }

        if (changes.Count > MostVictims)
        {
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {changes.Count - MostVictims} more"));
        }

        error.WriteLine();
    }

    // What the plan warned of is warned of again where it is done.
    private static ApplyResult Unsaid(Plan plan, ApplyResult result)
    {
        var said = plan.Diagnostics.Select(Words).ToHashSet();
        return result with { Diagnostics = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error || !said.Contains(Words(diagnostic)))] };

        static (string, string?, string) Words(Diagnostic diagnostic) => (diagnostic.Code, diagnostic.Address, diagnostic.Detail);
    }

    private int Tell(ApplyResult result, Durations durations)
    {
        run.Output.WriteLine(Done(operation, result) + (durations.Summary() is { } summary ? $" {summary}" : ""));
        if (result.Succeeded)
        {
            var outputs = KnownOutputs(result);
            if (outputs.Count > 0)
            {
                run.Output.WriteLine();
                run.Output.WriteLine("Outputs:");
                run.Output.WriteLine();
                new OutputsView(run.Output, run.OutputStyle, run.ShowsSecrets).Write(outputs);
            }
        }

        run.Show(result.Diagnostics);
        return Code(result);
    }

    private int Tell(EventJsonView events, ApplyResult result)
    {
        events.Diagnostics(result.Diagnostics);
        events.Summary(CommandWord ?? operation, result.Done, Done(operation, result));
        events.Outputs(KnownOutputs(result));
        return Code(result);
    }

    // What only a later apply can know, as of a resource that was left out, is not there yet.
    private static List<ReportedOutput> KnownOutputs(ApplyResult result) => [.. ReportedOutput.After(result.Outputs).Where(output => !output.Value.HasUnknowns)];

    private static int Code(ApplyResult result) => result.WasInterrupted ? ExitCode.Interrupted : result.Succeeded ? ExitCode.Done : ExitCode.Error;
}
