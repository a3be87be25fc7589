using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Tells people what an engine does while it does it, a line for each thing.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
public sealed class ProgressView(TextWriter output, TextOptions options) : IEngineObserver
{
    private readonly Ink _ink = new(options.UsesColor);

    /// <inheritdoc/>
    public void Started(InstanceAddress address, Operation operation, string? id) => Write(_ink.Bold(Printable.Prose(OperationWords.Started(address, operation, id))));

    /// <inheritdoc/>
    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed) =>
        Write(Printable.Prose(OperationWords.Progress(address, operation, status, elapsed)));

    /// <summary>Says that it is done; a refresh is done without a word.</summary>
    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        if (operation != Operation.Read || address.Resource.Mode == ResourceMode.Data)
        {
            Write(_ink.Bold(Printable.Prose(OperationWords.Completed(address, operation, id, elapsed))));
        }
    }

    /// <summary>Says that it failed; why is shown with the result.</summary>
    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed) =>
        Write(_ink.BoldRed(Printable.Prose(OperationWords.Failed(address, operation, elapsed))));

    private void Write(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
