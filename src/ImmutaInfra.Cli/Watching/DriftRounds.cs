using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Reporting.Drift;
using ImmutaInfra.Reporting.Notifications;

namespace ImmutaInfra.Cli.Watching;

/// <summary>Makes rounds: looks, remembers, writes the files, tells whoever wants to know.</summary>
/// <param name="environment">What is outside.</param>
/// <param name="directory">The folder of the stack; absolute.</param>
/// <param name="choices">What the user wants.</param>
internal sealed class DriftRounds(CliEnvironment environment, string directory, DriftChoices choices)
{
    /// <summary>Makes one.</summary>
    /// <exception cref="DiagnosticException">There was nothing to look at, or nobody to ask.</exception>
    public async Task<RoundOutcome> RunAsync(IEngine engine, CancellationToken cancellationToken)
    {
        var warnings = new List<Diagnostic>();
        var file = FileOf(engine.Stack);
        var start = environment.Clock.GetTimestamp();
        var startedAt = environment.Clock.GetUtcNow();
        var memory = file.Read(warnings);
        DriftRound round;
        try
        {
            round = await engine.DetectDriftAsync(choices.Patience, cancellationToken);
        }
        catch (DiagnosticException failure)
        {
            file.Write(memory.AfterFailure(startedAt, environment.Clock.GetElapsedTime(start), failure.Diagnostics), warnings);
            throw;
        }

        memory = memory.After(round, choices.Confirm);
        var report = DriftReport.Of(engine.Stack, round, memory, choices.Only) with { Servers = engine.Asked };
        WriteFiles(report, memory);
        var told = new List<string>();
        memory = await TellAsync(report, memory, told, warnings, cancellationToken);
        file.Write(memory, warnings);
        return new RoundOutcome(report, memory, told, warnings);
    }

    private DriftMemoryFile FileOf(StackName stack) => new(
        choices.MemoryFile ?? Path.Combine(directory, StateLocation.DefaultFolder, "drift", $"{stack.Project}.{stack.Stack}.json"), stack);

    private void WriteFiles(DriftReport report, DriftMemory memory)
    {
        if (choices.MarkdownFile is { } markdown)
        {
            File.WriteAllText(markdown, new DriftMarkdownView(int.MaxValue).Render(report));
        }

        if (choices.PageFile is { } page)
        {
            using var writer = new StreamWriter(page);
            new DriftPageView(writer).Write(report, memory, report.Name);
        }
    }

    /// <summary>Tells each target that knows something else. One that could not be told is told in the next round.</summary>
    private async Task<DriftMemory> TellAsync(
        DriftReport report, DriftMemory memory, List<string> told, List<Diagnostic> warnings, CancellationToken cancellationToken)
    {
        var digest = memory.DigestOf(choices.Only);
        var targets = choices.Targets.Where(target => memory.Told.GetValueOrDefault(target.Key, "") != digest).ToList();
        if (targets.Count == 0)
        {
            return memory;
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var notifier = new DriftNotifier(http, environment.Clock, name => environment.Variables.GetValueOrDefault(name));
        foreach (var target in targets)
        {
            if (await notifier.TellAsync(target, report, isOver: digest.Length == 0, choices.Fails, cancellationToken) is { } problem)
            {
                warnings.Add(problem);
            }
            else
            {
                told.Add(target.Name);
                memory = memory with { Told = memory.Told.SetItem(target.Key, digest) };
            }
        }

        return memory;
    }
}
