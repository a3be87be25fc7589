using ImmutaInfra.Api.Http;

namespace ImmutaInfra.Resources;

/// <summary>The time that an operation may take, its requests and waits together.</summary>
internal sealed class TimeLimit(TimeProvider clock, TimeSpan limit)
{
    /// <summary>How long a creation that shall stop, or whose time is over, may go on waiting for its answer: short enough for an
    /// engine that gives a plugin five seconds.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Within the range of a timer.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24);

    private readonly DateTimeOffset _end = clock.GetUtcNow() + limit;

    /// <summary>What is left of it; never below zero.</summary>
    public TimeSpan Left => _end - clock.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Asks, and gives up when the time is over.</summary>
    /// <param name="ask">What to do; a request on its way must end when the token is cancelled.</param>
    /// <param name="changes">Whether it changes something, so that it may have happened although no answer came.</param>
    /// <param name="cancellationToken">Gives up at once.</param>
    /// <exception cref="ApiException"><c>IMI6281</c>: the time is over.</exception>
    public Task<T> KeepAsync<T>(Func<CancellationToken, Task<T>> ask, bool changes, CancellationToken cancellationToken) =>
        KeepAsync(ask, changes, Left, cancellationToken);

    /// <summary>Sends a creation. One that is torn off may be made all the same, and then nobody knows its id: the answer is
    /// waited for a little even when all shall stop or the time is over.</summary>
    /// <param name="send">What to do.</param>
    /// <param name="cancellationToken">Gives up soon.</param>
    /// <exception cref="ApiException"><c>IMI6281</c>: the time is over.</exception>
    public async Task<T> KeepToTheAnswerAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        await using var stop = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(Grace), late);
        return await KeepAsync(send, changes: true, Left + Grace, late.Token);
    }

    private async Task<T> KeepAsync<T>(Func<CancellationToken, Task<T>> ask, bool changes, TimeSpan time, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(time < LongestTimer ? time : LongestTimer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException e) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiException(ApiFailure.Timeout, ProviderDiagnostics.OutOfTime(limit), e) { MayHaveHappened = changes };
        }
    }
}
