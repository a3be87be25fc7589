using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Moves;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Cli.Engines;

/// <content>Care of states and stacks.</content>
internal sealed partial class StackEngine
{
    /// <inheritdoc/>
    public Task<StackVerification> VerifyStateAsync(CancellationToken cancellationToken) => _store.VerifyAsync(_stack, cancellationToken);

    /// <inheritdoc/>
    public Task<RestoredState> RestoreStateAsync(string? from, CancellationToken cancellationToken) => _store.RestoreAsync(_stack, from, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StackBackup>> ListBackupsAsync(CancellationToken cancellationToken) => _store.ListBackupsAsync(_stack, cancellationToken);

    /// <inheritdoc/>
    public async Task<(int Resources, int Runs)> CopyStateAsync(string from, string to, bool isForced, CancellationToken cancellationToken)
    {
        await using var source = Backend(from);
        await using var target = Backend(to);
        var copied = await new StackStore(source, Passphrases(_request), _request.Clock) { SettingsFolder = _store.SettingsFolder }
            .CopyAsync(target, _stack, isForced, cancellationToken);
        _emulated.Note(_stack, target.Url, _emulated.Contains(_stack, source.Url));
        return copied;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(string From, string To)>> MoveStateAsync(string from, string to, bool isDryRun, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        if (Patterns([from, to], found) is not [var source, var target])
        {
            throw new DiagnosticException(found.ToList());
        }

        var move = new StackMove(
            new UrnNaming(_stack.Project, _stack.Stack), record => StateReports.AddressOf(record, _providers), Timestamp.Utc(_request.Clock.GetUtcNow()));
        if (isDryRun)
        {
            var loaded = await _store.FindAsync(_stack, cancellationToken) ?? throw new DiagnosticException(EngineDiagnostics.NoSuchStack(_stack));
            return Words(move.Plan(loaded.Snapshot, source, target).Moved);
        }

        await _store.RequireAsync(_stack, cancellationToken);
        await using var session = await _store.OpenAsync(_stack, cancellationToken);
        var (moved, change) = move.Plan(await session.GetCurrentAsync(cancellationToken), source, target);
        await session.ChangeAsync(change);
        await session.FinishAsync(new RunSummary { Kind = RunKind.Update, Succeeded = true, Message = "state mv" }, CancellationToken.None);
        return Words(moved);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(StackName Name, bool IsCurrent)>> ListStacksAsync(bool ofAllProjects, CancellationToken cancellationToken)
    {
        var stacks = new List<(StackName, bool)>();
        await foreach (var stack in _store.Backend.ListAsync(ofAllProjects ? null : _stack.Project, cancellationToken))
        {
            stacks.Add((stack, stack == _stack));
        }

        return stacks;
    }

    /// <inheritdoc/>
    public async Task<StackName> MakeStackAsync(string name, CancellationToken cancellationToken)
    {
        var stack = Named(name);
        await _store.CreateAsync(stack, cancellationToken);
        return stack;
    }

    /// <inheritdoc/>
    public async Task RenameStackAsync(string name, string renamed, CancellationToken cancellationToken)
    {
        await _store.RenameAsync(Named(name), Named(renamed), cancellationToken);
        _emulated.Rename(Named(name), Named(renamed), _store.Backend.Url);
    }

    /// <inheritdoc/>
    public async Task<string?> RemoveStackAsync(string name, bool isForced, CancellationToken cancellationToken) =>
        await _store.RemoveAsync(Named(name), isForced, cancellationToken) is { } settings ? Path.GetRelativePath(_request.WorkingDirectory, settings) : null;

    /// <inheritdoc/>
    public Task<int> ChangePassphraseAsync(string passphrase, CancellationToken cancellationToken) =>
        Task.Run(() => _store.ChangePassphraseAsync(_stack, passphrase, cancellationToken), cancellationToken);

    private static List<(string From, string To)> Words(IReadOnlyList<(InstanceAddress From, InstanceAddress To)> moved) =>
        [.. moved.Select(each => (each.From.ToString(), each.To.ToString()))];

    // Written on the command line, a path counts from where the user is.
    private IStateBackend Backend(string url) =>
        StateLocation.Open(url, _request.WorkingDirectory, _request.Clock, name => _request.Environment.GetValueOrDefault(name));

    private StackName Named(string name) =>
        StackName.TryParse(name, _stack.Project, out var stack) ? stack : throw new DiagnosticException(EngineDiagnostics.InvalidStackName(name));
}
