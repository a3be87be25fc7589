namespace ImmutaInfra.Api.Tests;

/// <summary>A clock on which short waits are over at once, the time moving on by them; long ones, such as the timeout of a
/// request, never end by themselves.</summary>
internal sealed class HurryingClock : TimeProvider
{
    private static readonly TimeSpan LongestShortWait = TimeSpan.FromSeconds(61);

    private readonly Lock _gate = new();
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The waits that were asked for and were over at once, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OneShot(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
        }
    }

    private sealed class OneShot(HurryingClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero && dueTime <= LongestShortWait)
            {
                lock (clock._gate)
                {
                    clock._now += dueTime;
                    clock.Waits.Add(dueTime);
                }

                ThreadPool.QueueUserWorkItem(_ =>
                {
                    if (!_isDisposed)
                    {
                        callback(state);
                    }
                });
            }

            return true;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
