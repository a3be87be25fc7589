using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>The conditions under which the tables call an attribute required.</summary>
internal static class Condition
{
    private const string Login = "authenticationType = ";

    /// <summary>Whether an attribute has to be there.</summary>
    /// <param name="text">The condition in the words of the tables.</param>
    /// <param name="config">The configuration that was sent.</param>
    /// <param name="holder">The object of it that the attribute stands in.</param>
    /// <param name="autoBootstrap">Whether Immuta sets the platform up itself.</param>
    /// <exception cref="InvalidDataException">The tables name a condition that is not known here.</exception>
    public static bool Holds(string text, JObject config, JObject holder, bool? autoBootstrap) => text switch
    {
        "autoBootstrap = true" => autoBootstrap == true,
        "proxyOptions present" => true, // its holder is there, or nobody would ask
        "useCertificate = true" => IsSetTo(holder["useCertificate"], true),
        "useCertificate = false" => IsSetTo(holder["useCertificate"], false),
        "workspaces.enabled = true" => IsSetTo(holder["enabled"], true),
        "authenticationType in (userPassword, keyPair)" => LoginOf(config) is "userPassword" or "keyPair",

        // Three that a server may decide without a refusal: it has a default, older servers do without, only it can tell.
        "impersonation.enabled = true (or rely on default)" => false,
        "authenticationType = auto on newer tenants; optional on 2024.2 and older" => false,
        "authenticationType = keyPair and the key is encrypted" => false,

        _ when text.StartsWith(Login, StringComparison.Ordinal) => LoginOf(config) == text[Login.Length..],
        _ => throw new InvalidDataException($"The attribute tables name an unknown condition: {text}"),
    };

    /// <summary>Whether a value is the boolean <paramref name="wanted"/>; a missing value is neither.</summary>
    public static bool IsSetTo(JToken? value, bool wanted) => value is { Type: JTokenType.Boolean } && (bool)value == wanted;

    /// <summary>How Immuta is to log in, or null if that was not said.</summary>
    public static string? LoginOf(JObject config) =>
        config["authenticationType"] is { Type: JTokenType.String } login ? (string?)login : null;
}
