using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.State;

/// <summary>Keeps stacks: the way in for whoever reads or changes a state.</summary>
/// <param name="backend">Where they are kept.</param>
/// <param name="secrets">Where passphrases come from.</param>
/// <param name="clock">The time.</param>
/// <remarks>Mistakes and refusals come as <see cref="Core.Diagnostics.DiagnosticException"/> with codes <c>IMI41xx</c>.</remarks>
public sealed class StackStore(IStateBackend backend, PassphraseSource secrets, TimeProvider clock)
{
    /// <summary>Where they are kept.</summary>
    public IStateBackend Backend => backend;

    /// <summary>The folder with <c>Pulumi.STACK.yaml</c>, where the salt of a stack's key stands so that pulumi finds it; null to leave such files alone.</summary>
    public string? SettingsFolder { get; init; }

    /// <summary>Reads a stack without a lock, for a plan or for output; null where there is none.</summary>
    public Task<LoadedStack?> FindAsync(StackName stack, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException($"{secrets} {clock}");

    /// <summary>Locks a stack for a run; makes it where there is none. Replays the journal of a run that was killed.</summary>
    public Task<StackSession> OpenAsync(StackName stack, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Makes a stack without resources.</summary>
    public Task CreateAsync(StackName stack, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Removes a stack; refuses while it holds resources, unless forced.</summary>
    public Task RemoveAsync(StackName stack, bool force, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Gives a stack another name, in its URNs, too.</summary>
    public Task RenameAsync(StackName stack, StackName renamed, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>A stack in the form of <c>pulumi stack export</c>.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="showSecrets">Whether secrets stand there in clear.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<string> ExportAsync(StackName stack, bool showSecrets, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Puts an exported text in the place of a stack's content.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The text's file name, for messages.</param>
    /// <param name="text">UTF-8 text.</param>
    /// <param name="force">Whether to take it though it fails the checks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task ImportAsync(StackName stack, string name, ReadOnlyMemory<byte> text, bool force, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
