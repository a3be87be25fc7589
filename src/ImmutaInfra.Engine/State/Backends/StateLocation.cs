using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends.Postgres;

namespace ImmutaInfra.Engine.State.Backends;

/// <summary>Finds the backend that a URL names.</summary>
public static class StateLocation
{
    /// <summary>The folder for stacks beside a configuration, where nothing else is asked for.</summary>
    public const string DefaultFolder = ".immutainfra";

    private const string FileScheme = "file://";

    /// <summary>Opens the backend that a URL names.</summary>
    /// <param name="url"><c>file:///abs</c>, <c>file://~/rel</c>, <c>file://./rel</c> a path, or <c>postgres://…</c>; null for <see cref="DefaultFolder"/>.</param>
    /// <param name="folder">The configuration's folder, which relative places start from.</param>
    /// <param name="clock">The time.</param>
    /// <param name="environment">Reads an environment variable; null where it is not set.</param>
    /// <exception cref="DiagnosticException"><c>IMI4120</c>, <c>IMI4146</c>: it names no backend.</exception>
    public static IStateBackend Open(string? url, string folder, TimeProvider clock, Func<string, string?> environment) =>
        url is not null && PostgresUrl.IsOne(url)
            ? new PostgresBackend(url, clock, environment)
            : new FileBackend(FolderOf(url, folder, environment), clock, environment);

    internal static string FolderOf(string? url, string folder, Func<string, string?> environment)
    {
        if (string.IsNullOrEmpty(url))
        {
            return Path.GetFullPath(Path.Combine(folder, DefaultFolder));
        }

        var place = url;
        if (url.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
        {
            var query = url.IndexOf('?', StringComparison.Ordinal);
            place = Uri.UnescapeDataString(url[FileScheme.Length..(query < 0 ? url.Length : query)]);
        }
        else if (url.Contains("://", StringComparison.Ordinal))
        {
            throw new DiagnosticException(StateDiagnostics.BackendUnsupported(Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Scheme) + "…" : "…"));
        }

        if (place == "~" || place.StartsWith("~/", StringComparison.Ordinal))
        {
            place = (environment("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) + place[1..];
        }
        else if (OperatingSystem.IsWindows() && place is ['/', _, ':', ..])
        {
            place = place[1..];
        }

        return Path.GetFullPath(Path.Combine(folder, place));
    }
}
