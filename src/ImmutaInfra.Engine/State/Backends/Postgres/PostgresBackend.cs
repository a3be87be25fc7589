using System.Runtime.CompilerServices;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Locks;
using Npgsql;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <summary>Keeps stacks in a PostgreSQL database, in tables of the schema <c>immutainfra</c>, with the same bytes as the file backend.</summary>
/// <remarks>Each write is one transaction, and made only while this run still holds its lock.</remarks>
public sealed partial class PostgresBackend : IStateBackend
{
    private readonly PostgresDatabase _database;
    private readonly PostgresLocks _locks;
    private readonly TimeProvider _clock;

    /// <summary>Names a database; nothing is asked of it yet.</summary>
    /// <param name="url"><c>postgres://user@host/db?…</c>; the password may stand in it, in <c>PGPASSWORD</c>, or in the password file.</param>
    /// <param name="clock">The time.</param>
    /// <param name="environment">Reads an environment variable; null where it is not set.</param>
    /// <exception cref="DiagnosticException"><c>IMI4146</c>: the URL cannot be used.</exception>
    public PostgresBackend(string url, TimeProvider clock, Func<string, string?> environment)
    {
        _database = new PostgresDatabase(PostgresUrl.Parse(url, environment));
        _locks = new PostgresLocks(_database, LockHolder.ThisProcess(), clock);
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Url => _database.Url;

    /// <inheritdoc/>
    public async IAsyncEnumerable<StackName> ListAsync(string? project = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var names = await _database.AskAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(
                "select project, stack from immutainfra.stacks where $1::text is null or project = $1 order by project collate \"C\", stack collate \"C\"", connection)
            {
                Parameters = { new() { Value = (object?)project ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } },
            };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            List<StackName> found = [];
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(new StackName(reader.GetString(0), reader.GetString(1)));
            }

            return found;
        }, cancellationToken);
        foreach (var name in names)
        {
            yield return name;
        }
    }

    /// <inheritdoc/>
    public Task<StoredText?> FindCheckpointAsync(StackName stack, CancellationToken cancellationToken = default) => _database.AskAsync(async connection =>
    {
        await using var command = Command(connection, "select checkpoint from immutainfra.stacks where project = $1 and stack = $2", stack);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] text ? new StoredText($"{Url}#{stack}", text) : null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task SaveCheckpointAsync(StackName stack, ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default) =>
        WriteAsync(stack, connection => SaveAsync(connection, stack, text), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredText?> FindTagsAsync(StackName stack, CancellationToken cancellationToken = default) => _database.AskAsync(async connection =>
    {
        await using var command = Command(connection, "select tags from immutainfra.stacks where project = $1 and stack = $2", stack);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] text ? new StoredText($"{Url}#{stack} (tags)", text) : null;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task SaveTagsAsync(StackName stack, ReadOnlyMemory<byte>? tags, CancellationToken cancellationToken = default) => WriteAsync(
        stack,
        connection => ExecuteAsync(
            connection,
            "update immutainfra.stacks set tags = nullif($3, ''::bytea) where project = $1 and stack = $2",
            stack,
            tags ?? ReadOnlyMemory<byte>.Empty),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IStackLock> LockAsync(StackName stack, CancellationToken cancellationToken = default) => _locks.TakeAsync(stack, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockOwner>> ListLocksAsync(StackName stack, CancellationToken cancellationToken = default) => _locks.ListAsync(stack, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LockOwner>> UnlockAsync(StackName stack, CancellationToken cancellationToken = default) => _locks.RemoveAsync(stack, cancellationToken);

    /// <inheritdoc/>
    public IJournalStore JournalOf(StackName stack) => new PostgresJournal(_database, _locks, stack, _clock);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Task<int> SaveAsync(NpgsqlConnection connection, StackName stack, ReadOnlyMemory<byte> text) => ExecuteAsync(
        connection,
        """
        insert into immutainfra.stacks (project, stack, checkpoint) values ($1, $2, $3)
        on conflict (project, stack) do update set previous = stacks.checkpoint, checkpoint = excluded.checkpoint, written = now()
        """,
        stack,
        text);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, StackName stack, params object[] more)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = stack.Project }, new() { Value = stack.Stack } } };
        foreach (var value in more)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, StackName stack, params object[] more)
    {
        await using var command = Command(connection, sql, stack, more);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes in a transaction, behind a look at the lock: a run whose lock was taken away must not write over the one that has it.</summary>
    private Task<bool> WriteAsync(StackName stack, Func<NpgsqlConnection, Task> write, CancellationToken cancellationToken) => _database.AskAsync(async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (_locks.HeldOn(stack) is { } id)
        {
            await using var held = Command(connection, "select 1 from immutainfra.locks where project = $1 and stack = $2 and id = $3 for share", stack, id);
            if (await held.ExecuteScalarAsync(cancellationToken) is null)
            {
                throw new DiagnosticException(StateDiagnostics.LockLost(stack));
            }
        }

        await write(connection);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }, cancellationToken);
}
