using System.Runtime.InteropServices;

namespace ImmutaInfra.Provider.Hosting;

/// <summary>The signals that ask a process to end, CTRL_BREAK on Windows among them.</summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT];

    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>Begins to listen for them.</summary>
    public StopSignals()
    {
        foreach (var signal in Signals)
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                _received.TrySetResult();
            }));
        }
    }

    /// <summary>Done with the first one.</summary>
    public Task Received => _received.Task;

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
