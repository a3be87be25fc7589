namespace ImmutaInfra.Cli;

/// <summary>What the user wants stopped. Ctrl-C once: nothing new begins, what runs is let to end, the state is saved. Twice: nobody waits
/// any longer.</summary>
public sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _gently = new();
    private readonly CancellationTokenSource _now = new();

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Gently => _gently.Token;

    /// <summary>Cancelled by the second.</summary>
    public CancellationToken Now => _now.Token;

    /// <summary>Whether there was a signal.</summary>
    public bool IsSignalled => _gently.IsCancellationRequested;

    /// <summary>Notes a signal.</summary>
    /// <returns>Whether it changed anything; the third does not, and may end the process.</returns>
    public bool Signal()
    {
        if (!_gently.IsCancellationRequested)
        {
            _gently.Cancel();
            return true;
        }

        if (_now.IsCancellationRequested)
        {
            return false;
        }

        _now.Cancel();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gently.Dispose();
        _now.Dispose();
    }
}
