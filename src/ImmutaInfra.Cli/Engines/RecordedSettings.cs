using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Cli.Engines;

/// <summary>The settings of Immuta's provider that a state remembers, with the key that the environment has now.</summary>
/// <remarks>A key that was made anew at Immuta is in the environment at once, and in the state after the next apply.</remarks>
/// <param name="environment">The variables.</param>
internal sealed class RecordedSettings(IReadOnlyDictionary<string, string> environment)
{
    private const string Provider = "pulumi:providers:immuta";

    /// <summary>A snapshot with the environment's key in place of the recorded one. Not to be written.</summary>
    /// <remarks>Of several recorded providers nobody knows whose key the environment has: they stay as they are. So does one of another server
    /// than the environment names.</remarks>
    public StackSnapshot Renew(StackSnapshot snapshot)
    {
        if (Find(snapshot) is not { } recorded || FindOtherServer(snapshot) is not null || Variable("IMMUTA_API_KEY") is not { } key)
        {
            return snapshot;
        }

        var renewed = recorded with { Inputs = recorded.Inputs.With("apiKey", SecretValue.Of(key)) };
        return snapshot with { Resources = [.. snapshot.Resources.Select(record => ReferenceEquals(record, recorded) ? renewed : record)] };
    }

    /// <summary>A warning where the environment names another server than the one recorded provider; else null.</summary>
    public Diagnostic? FindOtherServer(StackSnapshot snapshot) =>
        Find(snapshot) is { } record && AsksMade.ServerIn(record.Inputs) is { } recorded
            && Variable("IMMUTA_BASE_URL") is { } address && AsksMade.ServerOf(address) is var named && recorded != named
                ? EngineDiagnostics.RecordedServer(recorded, named)
                : null;

    /// <summary>The servers at which a state was made, each once.</summary>
    public static IReadOnlyList<string> ServersOf(StackSnapshot snapshot) =>
        [.. snapshot.Resources.Where(record => record.Type == Provider).Select(record => AsksMade.ServerIn(record.Inputs)).OfType<string>().Distinct()];

    private static ResourceState? Find(StackSnapshot snapshot) =>
        snapshot.Resources.Where(record => record is { Type: Provider, Delete: false }).ToList() is [var only] ? only : null;

    private string? Variable(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
