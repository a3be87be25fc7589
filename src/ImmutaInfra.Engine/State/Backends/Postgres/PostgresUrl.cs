using System.Text.RegularExpressions;
using ImmutaInfra.Core.Diagnostics;
using Npgsql;

namespace ImmutaInfra.Engine.State.Backends.Postgres;

/// <summary>Reads <c>postgres://USER:PASSWORD@HOST:PORT/DATABASE?PARAMETER=VALUE</c>.</summary>
/// <remarks>Source: PostgreSQL's documentation, "Connection URIs" and "Parameter Key Words".</remarks>
internal static partial class PostgresUrl
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["user"] = "Username",
        ["password"] = "Password",
        ["dbname"] = "Database",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["passfile"] = "Passfile",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["options"] = "Options",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>Whether a URL names a database.</summary>
    public static bool IsOne(string url) => Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>How to connect.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="environment">Reads an environment variable; null where it is not set.</param>
    /// <exception cref="DiagnosticException"><c>IMI4146</c>: it cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string url, Func<string, string?> environment)
    {
        // No Uri: it does not take a user without a host, as sockets need.
        if (Parts().Match(url) is not { Success: true } parts)
        {
            throw new DiagnosticException(StateDiagnostics.UnusableDatabaseUrl(
                "it is not of the form postgres://user:password@host:port/database. Signs such as @, / and % in a user or password are written %40, %2F and %25"));
        }

        var settings = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "immutainfra",
            CommandTimeout = 120,
            MaxAutoPrepare = 8,
            KeepAlive = 30,
            Host = environment("PGHOST") is { Length: > 0 } host ? host : "localhost",
            Password = environment("PGPASSWORD"),
        };
        Set("host", parts.Groups["host"].Value.Trim('[', ']'));
        Set("port", parts.Groups["port"].Value);
        Set("user", Uri.UnescapeDataString(parts.Groups["user"].Value));
        Set("password", Uri.UnescapeDataString(parts.Groups["password"].Value));
        Set("dbname", Uri.UnescapeDataString(parts.Groups["database"].Value));
        foreach (var parameter in parts.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = parameter.Split('=', 2) is [var name, var text] ? (name, Uri.UnescapeDataString(text)) : (parameter, "");
            if (!Keywords.ContainsKey(key))
            {
                throw new DiagnosticException(StateDiagnostics.UnusableDatabaseUrl($"it has the parameter \"{key}\"; known are {string.Join(", ", Keywords.Keys)}"));
            }

            Set(key, value);
        }

        return settings;

        void Set(string key, string value)
        {
            if (value.Length == 0)
            {
                return;
            }

            try
            {
                settings[Keywords[key]] = key is "sslmode" or "target_session_attrs" ? value.Replace("verify-ca", "VerifyCA", StringComparison.Ordinal).Replace("verify-full", "VerifyFull", StringComparison.Ordinal) : value;
            }
            catch (Exception problem) when (problem is ArgumentException or FormatException or InvalidCastException or OverflowException)
            {
                throw new DiagnosticException(StateDiagnostics.UnusableDatabaseUrl($"its {key} cannot be used"), problem);
            }
        }
    }

    /// <summary>The place without password and parameters, for messages.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder settings) =>
        $"postgres://{(settings.Username is { Length: > 0 } user ? Uri.EscapeDataString(user) + "@" : "")}{settings.Host}{(settings.Port == 5432 ? "" : $":{settings.Port}")}/{settings.Database}";

    [GeneratedRegex(
        @"^postgres(ql)?://((?<user>[^:@/?\s]*)(:(?<password>[^@/?\s]*))?@)?(?<host>\[[0-9a-fA-F:.]+\]|[^:/?@\s]*)(:(?<port>\d+))?(/(?<database>[^?]*))?(\?(?<query>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
