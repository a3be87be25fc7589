namespace ImmutaInfra.Testing;

/// <summary>A clock that stands still until a test moves it; its timers fire while it is moved, in the order in which they are due.</summary>
public sealed class HandSetClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandSetTimer> _timers = [];
    private readonly TaskCompletionSource _somebodyWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start;

    /// <summary>A clock that starts on a Monday at noon.</summary>
    public HandSetClock()
        : this(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Ends when somebody begins to wait for a time to come.</summary>
    public Task SomebodyWaits => _somebodyWaits.Task;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } due)
        {
            due.Fire();
        }

        lock (_gate)
        {
            _now = target;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandSetTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private HandSetTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt);
            if (due is null)
            {
                return null;
            }

            _now = due.DueAt!.Value > _now ? due.DueAt.Value : _now;
            due.DueAt = due.Period > TimeSpan.Zero ? due.DueAt + due.Period : null;
            if (due.DueAt is null)
            {
                _timers.Remove(due);
            }

            return due;
        }
    }

    private sealed class HandSetTimer(HandSetClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? DueAt { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                Period = period;
                DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (DueAt is not null)
                {
                    clock._timers.Add(this);
                    clock._somebodyWaits.TrySetResult();
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
