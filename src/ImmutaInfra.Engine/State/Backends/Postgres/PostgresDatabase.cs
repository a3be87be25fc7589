using System.Net.Sockets;
using ImmutaInfra.Core.Diagnostics;
using Npgsql;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <summary>Connections to the database, and failures in the user's terms.</summary>
internal sealed class PostgresDatabase(NpgsqlConnectionStringBuilder settings) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(settings);
    private readonly SemaphoreSlim _preparing = new(1);
    private bool _isPrepared;

    /// <summary>The place, without password.</summary>
    public string Url { get; } = PostgresUrl.Describe(settings);

    /// <summary>Opens a connection; the tables are there when it comes.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            await PrepareAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks on a connection of its own.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4144</c>: the database cannot be reached, or refuses.</exception>
    public Task<T> AskAsync<T>(Func<NpgsqlConnection, Task<T>> ask, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await ask(connection);
    });

    /// <summary>Does something, and explains what the database says against it.</summary>
    public async Task<T> TranslateAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or TimeoutException or IOException or UnauthorizedAccessException
            or System.Security.Authentication.AuthenticationException)
        {
            throw new DiagnosticException(StateDiagnostics.DatabaseFailed(Url, Words(problem)), problem);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _preparing.Dispose();
        return _source.DisposeAsync();
    }

    /// <summary>What the server or the network says; what lies below says why.</summary>
    private string Words(Exception problem)
    {
        var words = problem is PostgresException refusal ? $"{refusal.MessageText} ({refusal.SqlState})"
            : problem.InnerException is SocketException or System.Security.Authentication.AuthenticationException or TimeoutException ? $"{problem.Message}: {problem.InnerException.Message}"
            : problem.Message;
        return settings.Password is { Length: > 0 } password ? words.Replace(password, "…", StringComparison.Ordinal) : words;
    }

    private async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (!_isPrepared)
            {
                await PostgresSchema.EnsureAsync(connection, Url, cancellationToken);
                _isPrepared = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }
}
