using System.Globalization;
using System.Runtime.CompilerServices;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <content>History, backups, removing and renaming.</content>
public sealed partial class PostgresBackend
{
    /// <inheritdoc/>
    public Task AddHistoryAsync(StackName stack, ReadOnlyMemory<byte> entry, CancellationToken cancellationToken = default) => WriteAsync(
        stack,
        connection => ExecuteAsync(
            connection,
            "insert into immutainfra.runs (project, stack, stamp, entry, checkpoint) select $1, $2, greatest($3, (select max(stamp) + 1 from immutainfra.runs where project = $1 and stack = $2)), $4, (select checkpoint from immutainfra.stacks where project = $1 and stack = $2)",
            stack,
            AtomicFile.Stamp(_clock),
            entry),
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRun> ListRunsAsync(StackName stack, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var stamp in await StampsAsync("select stamp from immutainfra.runs where project = $1 and stack = $2 order by stamp", stack, cancellationToken))
        {
            yield return await _database.AskAsync(async connection =>
            {
                await using var command = Command(
                    connection, "select entry, checkpoint from immutainfra.runs where project = $1 and stack = $2 and stamp = $3", stack, stamp);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                await reader.ReadAsync(cancellationToken);
                return new StoredRun(
                    stamp, reader.GetFieldValue<byte[]>(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : (ReadOnlyMemory<byte>?)reader.GetFieldValue<byte[]>(1));
            }, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task AddRunAsync(StackName stack, StoredRun run, CancellationToken cancellationToken = default) => WriteAsync(
        stack,
        connection => ExecuteAsync(
            connection,
            """
            insert into immutainfra.runs (project, stack, stamp, entry, checkpoint) values ($1, $2, $3, $4, nullif($5, ''::bytea))
            on conflict (project, stack, stamp) do update set entry = excluded.entry, checkpoint = excluded.checkpoint
            """,
            stack,
            run.Stamp,
            run.Entry,
            run.Checkpoint ?? ReadOnlyMemory<byte>.Empty),
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredText> ListBackupsAsync(StackName stack, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var previous = await _database.AskAsync(async connection =>
        {
            await using var command = Command(connection, "select previous from immutainfra.stacks where project = $1 and stack = $2", stack);
            return await command.ExecuteScalarAsync(cancellationToken) as byte[];
        }, cancellationToken);
        if (previous is not null)
        {
            yield return new StoredText($"{Url}#{stack}@previous", previous);
        }

        const string all = """
            select stamp from immutainfra.runs where project = $1 and stack = $2 and checkpoint is not null
            union select stamp from immutainfra.backups where project = $1 and stack = $2 order by stamp desc
            """;
        foreach (var stamp in await StampsAsync(all, stack, cancellationToken))
        {
            var text = await _database.AskAsync(async connection =>
            {
                await using var command = Command(
                    connection,
                    """
                    select checkpoint from immutainfra.backups where project = $1 and stack = $2 and stamp = $3
                    union all select checkpoint from immutainfra.runs where project = $1 and stack = $2 and stamp = $3 limit 1
                    """,
                    stack,
                    stamp);
                return (byte[])(await command.ExecuteScalarAsync(cancellationToken))!;
            }, cancellationToken);
            yield return new StoredText(string.Create(CultureInfo.InvariantCulture, $"{Url}#{stack}@{stamp}"), text);
        }
    }

    /// <inheritdoc/>
    public Task RemoveAsync(StackName stack, CancellationToken cancellationToken = default) => WriteAsync(
        stack,
        async connection =>
        {
            await ExecuteAsync(
                connection,
                "insert into immutainfra.backups (project, stack, stamp, checkpoint) select project, stack, $3, checkpoint from immutainfra.stacks where project = $1 and stack = $2",
                stack,
                AtomicFile.Stamp(_clock));
            foreach (var table in (string[])["stacks", "journals", "runs"])
            {
                await ExecuteAsync(connection, $"delete from immutainfra.{table} where project = $1 and stack = $2", stack);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task RenameAsync(StackName stack, StackName renamed, ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default) => WriteAsync(
        stack,
        async connection =>
        {
            await SaveAsync(connection, renamed, text);
            await ExecuteAsync(
                connection,
                "insert into immutainfra.backups (project, stack, stamp, checkpoint) select project, stack, $3, checkpoint from immutainfra.stacks where project = $1 and stack = $2",
                stack,
                AtomicFile.Stamp(_clock));
            await ExecuteAsync(connection, "update immutainfra.runs set project = $3, stack = $4 where project = $1 and stack = $2", stack, renamed.Project, renamed.Stack);
            foreach (var table in (string[])["stacks", "journals"])
            {
                await ExecuteAsync(connection, $"delete from immutainfra.{table} where project = $1 and stack = $2", stack);
            }
        },
        cancellationToken);

    private Task<List<long>> StampsAsync(string sql, StackName stack, CancellationToken cancellationToken) => _database.AskAsync(async connection =>
    {
        await using var command = Command(connection, sql, stack);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<long> stamps = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            stamps.Add(reader.GetInt64(0));
        }

        return stamps;
    }, cancellationToken);
}
