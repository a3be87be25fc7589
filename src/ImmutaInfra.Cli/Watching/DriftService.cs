using ImmutaInfra.Cli.Engines;

namespace ImmutaInfra.Cli.Watching;

/// <summary>Makes rounds by a schedule until it is asked to stop. No round that fails ends it.</summary>
/// <param name="environment">What is outside.</param>
/// <param name="schedule">When rounds begin; the first begins at once.</param>
/// <param name="openEngine">Opens the engine of a round, so that each sees the state as it is then.</param>
/// <param name="rounds">Makes the rounds.</param>
/// <param name="metrics">Counts.</param>
/// <param name="log">Takes a line for each thing that happens.</param>
internal sealed class DriftService(
    CliEnvironment environment, Schedule schedule, Func<Task<IEngine>> openEngine, DriftRounds rounds, DriftMetrics metrics, JsonLog log)
{
    private volatile ServiceState _state = new();

    /// <summary>How things stand.</summary>
    public ServiceState State => _state;

    /// <summary>Runs until asked to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var began = environment.Clock.GetUtcNow();
            var start = environment.Clock.GetTimestamp();
            try
            {
                var outcome = await RunRoundAsync(cancellationToken);
                _state = _state with
                {
                    Last = outcome,
                    Name = outcome.Report.Name,
                    FailedInRow = outcome.Report.HasErrors ? _state.FailedInRow + 1 : 0,
                    HasSucceeded = _state.HasSucceeded || !outcome.Report.HasErrors,
                };
                metrics.Count(outcome.Report, environment.Clock.GetUtcNow());
                log.Round(outcome);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever it is: the next round may do better, and nobody would watch if this one ended the service.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                var why = Failure.Of(failure, environment.Interrupts).Diagnostics;
                _state = _state with { FailedInRow = _state.FailedInRow + 1, LastFailure = why };
                metrics.CountFailure(why, environment.Clock.GetElapsedTime(start));
                log.Failed(why, environment.Clock.GetElapsedTime(start));
            }

            var next = schedule.Next(began, environment.Clock.GetUtcNow());
            _state = _state with { Next = next };
            await WaitUntilAsync(next, cancellationToken);
        }
    }

    private async Task<RoundOutcome> RunRoundAsync(CancellationToken cancellationToken)
    {
        await using var engine = await openEngine();
        return await rounds.RunAsync(engine, cancellationToken);
    }

    /// <summary>Waits in pieces: a timer has a longest time, and the clock of a machine that slept has jumped.</summary>
    private async Task WaitUntilAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromHours(1);
        while (!cancellationToken.IsCancellationRequested && environment.Clock.GetUtcNow() is var now && now < time)
        {
            await Task.Delay(time - now > longest ? longest : time - now, environment.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
