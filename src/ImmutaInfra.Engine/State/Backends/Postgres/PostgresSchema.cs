using ImmutaInfra.Core.Diagnostics;
using Npgsql;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <summary>Makes the tables, and brings those of an older version of this program up to date.</summary>
internal static class PostgresSchema
{
    /// <summary>Each brings the schema from the version before to the next; never changed once released.</summary>
    private static readonly string[] Migrations =
    [
        """
        create table immutainfra.stacks (
            project text not null, stack text not null,
            checkpoint bytea not null, previous bytea, written timestamptz not null default now(),
            primary key (project, stack));
        create table immutainfra.backups (
            project text not null, stack text not null, stamp bigint not null, checkpoint bytea not null,
            primary key (project, stack, stamp));
        create table immutainfra.runs (
            project text not null, stack text not null, stamp bigint not null, entry bytea not null, checkpoint bytea,
            primary key (project, stack, stamp));
        create table immutainfra.journals (
            project text not null, stack text not null, number bigint not null, lines bytea not null,
            primary key (project, stack, number));
        create table immutainfra.journals_aside (
            project text not null, stack text not null, stamp bigint not null, lines bytea not null,
            primary key (project, stack, stamp));
        create table immutainfra.locks (
            project text not null, stack text not null, id uuid not null,
            process integer not null, username text not null, host text not null, since text not null,
            primary key (project, stack));
        """,
        "alter table immutainfra.stacks add column tags bytea",
    ];

    /// <summary>Any number that others hardly use: two runs must not make the tables at once.</summary>
    private const long MigrationLock = 0x696d_6d75_7461_0001;

    /// <summary>Sees to it that the tables are those that this program works with.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4145</c>: a newer program has made them.</exception>
    public static async Task EnsureAsync(NpgsqlConnection connection, string url, CancellationToken cancellationToken)
    {
        if (await FindVersionAsync(connection, url, cancellationToken) == Migrations.Length)
        {
            return;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync($"select pg_advisory_xact_lock({MigrationLock})");
        var version = await FindVersionAsync(connection, url, cancellationToken);
        if (version == 0)
        {
            await ExecuteAsync("create schema if not exists immutainfra; create table immutainfra.layout (version integer not null); insert into immutainfra.layout values (0)");
        }

        foreach (var migration in Migrations.Skip(version))
        {
            await ExecuteAsync(migration);
        }

        await ExecuteAsync($"update immutainfra.layout set version = {Migrations.Length}");
        await transaction.CommitAsync(cancellationToken);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<int> FindVersionAsync(NpgsqlConnection connection, string url, CancellationToken cancellationToken)
    {
        // Not to_regclass: it may answer from a cache that is older than the lock.
        await using var exists = new NpgsqlCommand(
            "select exists (select 1 from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname = 'immutainfra' and relname = 'layout')", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return 0;
        }

        await using var command = new NpgsqlCommand("select max(version) from immutainfra.layout", connection);
        return await command.ExecuteScalarAsync(cancellationToken) switch
        {
            int version when version <= Migrations.Length => version,
            int version => throw new DiagnosticException(StateDiagnostics.NewerDatabase(url, version, Migrations.Length)),
            _ => throw new DiagnosticException(StateDiagnostics.CorruptStore(url, "names no version in immutainfra.layout.")),
        };
    }
}
