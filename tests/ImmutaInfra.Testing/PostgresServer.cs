using System.Diagnostics;

namespace ImmutaInfra.Testing;

/// <summary>A PostgreSQL of this test's own: its data in a temporary folder, reached by a socket there, with a password.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The password of <see cref="User"/>.</summary>
    public const string Password = "p@ss/word%planted";

    /// <summary>The user that owns all.</summary>
    public const string User = "immuta";

    private readonly string _binaries;
    private readonly string _root;

    private PostgresServer(string binaries, string root)
    {
        _binaries = binaries;
        _root = root;
    }

    /// <summary>The folder with <c>initdb</c> and <c>pg_ctl</c>; null where PostgreSQL is not installed.</summary>
    public static string? FindBinaries()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="binaries">What <see cref="FindBinaries"/> found.</param>
    public static async Task<PostgresServer> StartAsync(string binaries)
    {
        var root = Directory.CreateTempSubdirectory("immutainfra-pg-").FullName;
        var server = new PostgresServer(binaries, root);
        await File.WriteAllTextAsync(Path.Combine(root, "pw"), Password);
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root.
            await RunAsync($"chown -R nobody '{root}'");
        }

        await RunAsOwnerAsync($"'{binaries}/initdb' -D '{root}/data' -U {User} -A scram-sha-256 --pwfile='{root}/pw' -E UTF8 --no-locale");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>The URL of a database with the password in it.</summary>
    public string Url(string database, string? password = null) =>
        $"postgres://{User}:{Uri.EscapeDataString(password ?? Password)}@/{database}?host={Uri.EscapeDataString(_root)}";

    /// <summary>Makes an empty database and gives its URL.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await ExecuteAsync("postgres", $"create database {name}");
        return Url(name);
    }

    /// <summary>Runs SQL.</summary>
    public Task ExecuteAsync(string database, string sql) =>
        RunAsync($"PGPASSWORD='{Password}' '{_binaries}/psql' -h '{_root}' -U {User} -d {database} -v ON_ERROR_STOP=1 -c \"{sql}\"");

    /// <summary>Starts a server that was stopped.</summary>
    public Task StartAgainAsync() =>
        RunAsOwnerAsync($"'{_binaries}/pg_ctl' -D '{_root}/data' -o \\\"-k '{_root}' -c listen_addresses='' -c max_connections=60\\\" -l '{_root}/log' -w start");

    /// <summary>Stops the server at once, as a power failure would.</summary>
    public Task StopAsync() => RunAsOwnerAsync($"'{_binaries}/pg_ctl' -D '{_root}/data' -m immediate -w stop");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync($"'true'; {AsOwner($"'{_binaries}/pg_ctl' -D '{_root}/data' -m immediate -w stop")} || true");
        Directory.Delete(_root, recursive: true);
    }

    private static string AsOwner(string command) => Environment.UserName == "root" ? $"su -s /bin/sh nobody -c \"{command}\"" : $"sh -c \"{command}\"";

    private static Task RunAsOwnerAsync(string command) => RunAsync(AsOwner(command));

    private static async Task RunAsync(string command)
    {
        // What is started in the background must not hold on to a pipe of ours.
        var log = Path.GetTempFileName();
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"cd /tmp; ( {command} ) >'{log}' 2>&1 </dev/null" } })!;
        await shell.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(log);
        File.Delete(log);
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command}\n{text}");
        }
    }
}
