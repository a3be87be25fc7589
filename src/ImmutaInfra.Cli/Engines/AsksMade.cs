using System.Collections.Concurrent;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Cli.Engines;

/// <summary>Whom the providers of a run could ask.</summary>
internal sealed class AsksMade
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <summary>Them by the addresses that their settings say, or "the emulator", in ordinal order.</summary>
    public IReadOnlyList<string> Asked => [.. _asked.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether one of them had no key, so that it answered without asking Immuta.</summary>
    public bool IsWithoutKey { get; set; }

    /// <summary>Whether one of them lets Immuta check what is planned.</summary>
    public bool AsksForDryRun { get; set; }

    /// <summary>The server of an address, such as "https://acme.immuta.example". What might stand in front of its name is nobody's business.</summary>
    public static string ServerOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : address;

    /// <summary>The server that a provider's settings name, or null.</summary>
    public static string? ServerIn(ObjectValue settings) => settings["baseUrl"].Revealed is TextValue { Text: var address } ? ServerOf(address) : null;

    /// <summary>Whether what goes to a server can be read on its way.</summary>
    public static bool IsInClear(string server) => Uri.TryCreate(server, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: false };

    /// <summary>Takes one down.</summary>
    public void Note(string asked) => _asked[asked] = true;
}
