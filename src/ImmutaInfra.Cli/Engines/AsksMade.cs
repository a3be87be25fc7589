using System.Collections.Concurrent;

namespace ImmutaInfra.Cli.Engines;

/// <summary>Whom the providers of a run could ask.</summary>
internal sealed class AsksMade
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);

    /// <summary>Them by the addresses that their settings say, or "the emulator".</summary>
    public IReadOnlyCollection<string> Asked => [.. _asked.Keys];

    /// <summary>Whether one of them had no key, so that it answered without asking Immuta.</summary>
    public bool IsWithoutKey { get; set; }

    /// <summary>Whether one of them lets Immuta check what is planned.</summary>
    public bool AsksForDryRun { get; set; }

    /// <summary>The server of an address, such as "https://acme.immuta.example". What might stand in front of its name is nobody's business.</summary>
    public static string ServerOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : address;

    /// <summary>Takes one down.</summary>
    public void Note(string asked) => _asked[asked] = true;
}
