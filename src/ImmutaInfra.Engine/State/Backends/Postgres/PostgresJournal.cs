using ImmutaInfra.Core.Diagnostics;
using Npgsql;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <summary>A journal in rows. Appends that come while the database is busy become one row together.</summary>
internal sealed class PostgresJournal : IJournalStore
{
    private readonly PostgresDatabase _database;
    private readonly PostgresLocks _locks;
    private readonly StackName _stack;
    private readonly TimeProvider _clock;
    private readonly AppendQueue _queue;
    private NpgsqlConnection? _connection;
    private long _number;

    public PostgresJournal(PostgresDatabase database, PostgresLocks locks, StackName stack, TimeProvider clock)
    {
        (_database, _locks, _stack, _clock) = (database, locks, stack, clock);
        _queue = new AppendQueue(WriteAsync);
    }

    public string Name => $"{_database.Url}#{_stack} (immutainfra.journals)";

    public Task<ReadOnlyMemory<byte>?> FindAsync(CancellationToken cancellationToken = default) => _database.AskAsync(async connection =>
    {
        await using var command = Command(connection, "select lines from immutainfra.journals where project = $1 and stack = $2 order by number");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var isThere = false;
        while (await reader.ReadAsync(cancellationToken))
        {
            isThere = true;
            bytes.Write(reader.GetFieldValue<byte[]>(0));
        }

        return isThere ? (ReadOnlyMemory<byte>?)bytes.ToArray() : null;
    }, cancellationToken);

    public async Task StartAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        _queue.Reset();
        _number = 0;
        await _database.TranslateAsync(async () =>
        {
            _connection = await _database.OpenAsync(cancellationToken);
            await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
            await using var delete = Command(_connection, "delete from immutainfra.journals where project = $1 and stack = $2");
            await delete.ExecuteNonQueryAsync(cancellationToken);
            await InsertAsync(_connection, bytes);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });
    }

    public Task AppendAsync(ReadOnlyMemory<byte> bytes, bool durable, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _queue.AppendAsync(bytes, durable);
    }

    public async Task RemoveAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        await _database.AskAsync(async connection =>
        {
            await using var delete = Command(connection, "delete from immutainfra.journals where project = $1 and stack = $2");
            return await delete.ExecuteNonQueryAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task<string> PutAsideAsync(CancellationToken cancellationToken = default)
    {
        await DisposeAsync();
        var stamp = AtomicFile.Stamp(_clock);
        await _database.AskAsync(async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var copy = Command(
                connection,
                """
                insert into immutainfra.journals_aside (project, stack, stamp, lines)
                select project, stack, $3, string_agg(lines, ''::bytea order by number) from immutainfra.journals where project = $1 and stack = $2 group by project, stack
                """);
            copy.Parameters.Add(new NpgsqlParameter { Value = stamp });
            await copy.ExecuteNonQueryAsync(cancellationToken);
            await using var delete = Command(connection, "delete from immutainfra.journals where project = $1 and stack = $2");
            await delete.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }, cancellationToken);
        return $"{_database.Url}#{_stack} (immutainfra.journals_aside, {stamp})";
    }

    public async ValueTask DisposeAsync()
    {
        await _queue.DrainAsync();
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private Task<bool> WriteAsync(AppendQueue.Batch batch) => _database.TranslateAsync(async () =>
    {
        var connection = _connection ?? throw new InvalidOperationException("The journal has not been started.");
        await using var transaction = await connection.BeginTransactionAsync();
        if (!batch.IsDurable)
        {
            // It is safe from the end of this process once the server has it; the next commit that waits for the disk takes it along.
            await using var unhurried = new NpgsqlCommand("set local synchronous_commit to off", connection);
            await unhurried.ExecuteNonQueryAsync();
        }

        await InsertAsync(connection, batch.Bytes);
        await transaction.CommitAsync();
        return true;
    });

    /// <summary>Adds a row, as long as the lock is still this run's.</summary>
    private async Task InsertAsync(NpgsqlConnection connection, ReadOnlyMemory<byte> bytes)
    {
        await using var insert = Command(
            connection,
            """
            insert into immutainfra.journals (project, stack, number, lines)
            select $1, $2, $3, $4 where $5::uuid is null or exists (select 1 from immutainfra.locks where project = $1 and stack = $2 and id = $5)
            """);
        insert.Parameters.Add(new NpgsqlParameter { Value = _number });
        insert.Parameters.Add(new NpgsqlParameter { Value = bytes });
        insert.Parameters.Add(new NpgsqlParameter { Value = (object?)_locks.HeldOn(_stack) ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        if (await insert.ExecuteNonQueryAsync() == 0)
        {
            throw new DiagnosticException(StateDiagnostics.LockLost(_stack));
        }

        _number++;
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql) =>
        new(sql, connection) { Parameters = { new() { Value = _stack.Project }, new() { Value = _stack.Stack } } };
}
