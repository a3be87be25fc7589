using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Providers;

/// <summary>Gives a provider's messages what only the engine knows: the place and the address.</summary>
internal static class ProviderMessages
{
    // A provider knows neither; where its advice holds a command, this word stands for the address.
    private const string Placeholder = "ADDRESS";

    /// <summary>The message with a place and an address.</summary>
    /// <param name="message">What the provider says.</param>
    /// <param name="address">The instance it is about.</param>
    /// <param name="place">Where in the configuration, or null.</param>
    public static Diagnostic Place(this Diagnostic message, InstanceAddress address, SourceSpan? place) => message with
    {
        At = message.At ?? place,
        Address = address.ToString(),
        Hint = message.Hint?.Replace(Placeholder, Quoted(address), StringComparison.Ordinal),
    };

    // Keys hold quotes and brackets that a shell would take for itself.
    private static string Quoted(InstanceAddress address) =>
        address.ToString().Contains('[', StringComparison.Ordinal) ? $"'{address}'" : address.ToString();
}
