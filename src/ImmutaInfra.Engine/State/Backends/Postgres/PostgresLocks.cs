using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Locks;
using Npgsql;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <summary>Locks stacks by advisory locks, which end with the connection that took them; a row beside each says whose it is.</summary>
/// <param name="database">The database.</param>
/// <param name="holder">Who takes locks here.</param>
/// <param name="clock">The time.</param>
internal sealed class PostgresLocks(PostgresDatabase database, LockHolder holder, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int Tries = 100;

    private readonly ConcurrentDictionary<StackName, Guid> _held = [];

    /// <summary>The lock that this process holds on a stack, or null.</summary>
    public Guid? HeldOn(StackName stack) => _held.TryGetValue(stack, out var id) ? id : null;

    /// <summary>Takes a lock.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4130</c>: somebody else holds it.</exception>
    public Task<IStackLock> TakeAsync(StackName stack, CancellationToken cancellationToken) => database.TranslateAsync(async () =>
    {
        var connection = await database.OpenAsync(cancellationToken);
        try
        {
            for (var tries = 0; !await TryAsync(connection, stack, cancellationToken); tries++)
            {
                var owner = await FindOwnerAsync(connection, stack, cancellationToken) ?? new LockOwner(NameOf(stack), 0, "?", "?", null);

                // The server takes a moment to notice that a killed process has gone.
                if (tries == Tries || owner.Life != OwnerLife.Ended)
                {
                    throw new DiagnosticException(StateDiagnostics.Locked([owner]));
                }

                await Task.Delay(Pause, clock, cancellationToken);
            }

            var left = await FindOwnerAsync(connection, stack, cancellationToken);
            var id = Guid.NewGuid();
            await WriteOwnerAsync(connection, stack, id, cancellationToken);
            _held[stack] = id;
            return (IStackLock)new Held(this, connection, stack, left is null ? [] : [StateDiagnostics.LockTakenOver(left)]);
        }
        catch
        {
            // Not back into the pool: the connection may hold the lock.
            NpgsqlConnection.ClearPool(connection);
            await connection.DisposeAsync();
            throw;
        }
    });

    /// <summary>Who holds a stack's lock.</summary>
    public Task<IReadOnlyList<LockOwner>> ListAsync(StackName stack, CancellationToken cancellationToken) => database.AskAsync<IReadOnlyList<LockOwner>>(
        async connection => await IsTakenAsync(connection, stack, cancellationToken)
            ? [await FindOwnerAsync(connection, stack, cancellationToken) ?? new LockOwner(NameOf(stack), 0, "?", "?", null)]
            : [],
        cancellationToken);

    /// <summary>Takes a stack's lock away from whoever holds it, by ending the connection, and says whose it was.</summary>
    public async Task<IReadOnlyList<LockOwner>> RemoveAsync(StackName stack, CancellationToken cancellationToken)
    {
        var owners = await ListAsync(stack, cancellationToken);
        return await database.AskAsync(async connection =>
        {
            await using var terminate = new NpgsqlCommand($"select pg_terminate_backend(pid) {FromLocks}", connection) { Parameters = { new() { Value = KeyOf(stack) } } };
            await terminate.ExecuteNonQueryAsync(cancellationToken);
            for (var tries = 0; tries < Tries && await IsTakenAsync(connection, stack, cancellationToken); tries++)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }

            await using var delete = Command(connection, "delete from immutainfra.locks where project = $1 and stack = $2", stack);
            await delete.ExecuteNonQueryAsync(cancellationToken);
            return owners;
        }, cancellationToken);
    }

    private const string FromLocks = """
        from pg_locks where locktype = 'advisory' and objsubid = 1 and granted
            and database = (select oid from pg_database where datname = current_database())
            and ((classid::bigint << 32) | objid::bigint) = $1
        """;

    private static long KeyOf(StackName stack) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"immutainfra {stack}")));

    private string NameOf(StackName stack) => $"{database.Url}#{stack}";

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, StackName stack) =>
        new(sql, connection) { Parameters = { new() { Value = stack.Project }, new() { Value = stack.Stack } } };

    private static async Task<bool> TryAsync(NpgsqlConnection connection, StackName stack, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = KeyOf(stack) } } };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<bool> IsTakenAsync(NpgsqlConnection connection, StackName stack, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select count(*) {FromLocks}", connection) { Parameters = { new() { Value = KeyOf(stack) } } };
        return await command.ExecuteScalarAsync(cancellationToken) is long and > 0;
    }

    private async Task<LockOwner?> FindOwnerAsync(NpgsqlConnection connection, StackName stack, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, "select process, username, host, since from immutainfra.locks where project = $1 and stack = $2", stack);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var owner = new LockOwner(
            NameOf(stack), reader.GetInt32(0), reader.GetString(1), reader.GetString(2), Timestamp.TryParse(reader.GetString(3), out var since) ? since : null);
        return owner with { Life = holder.LifeOf(owner, isHeldHere: _held.ContainsKey(stack)) };
    }

    private async Task WriteOwnerAsync(NpgsqlConnection connection, StackName stack, Guid id, CancellationToken cancellationToken)
    {
        await using var command = Command(
            connection,
            """
            insert into immutainfra.locks (project, stack, id, process, username, host, since) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (project, stack) do update
            set id = excluded.id, process = excluded.process, username = excluded.username, host = excluded.host, since = excluded.since
            """,
            stack);
        foreach (object value in new object[] { id, holder.ProcessId, holder.User, holder.Host, Timestamp.WithOffset(clock.GetLocalNow()).Text })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task ReleaseAsync(NpgsqlConnection connection, StackName stack)
    {
        if (!_held.TryRemove(stack, out var id))
        {
            return;
        }

        try
        {
            await using var delete = Command(connection, "delete from immutainfra.locks where project = $1 and stack = $2 and id = $3", stack);
            delete.Parameters.Add(new NpgsqlParameter { Value = id });
            await delete.ExecuteNonQueryAsync(CancellationToken.None);
            await using var unlock = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = KeyOf(stack) } } };
            await unlock.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            // A connection that is gone has given up its lock.
            NpgsqlConnection.ClearPool(connection);
        }

        await connection.DisposeAsync();
    }

    private sealed class Held(PostgresLocks locks, NpgsqlConnection connection, StackName stack, IReadOnlyList<Diagnostic> notices) : IStackLock
    {
        public IReadOnlyList<Diagnostic> Notices => notices;

        public async ValueTask DisposeAsync() => await locks.ReleaseAsync(connection, stack);
    }
}
