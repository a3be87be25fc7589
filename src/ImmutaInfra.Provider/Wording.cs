using System.Text.RegularExpressions;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Packaging;

namespace ImmutaInfra.Provider;

/// <summary>Turns messages that speak of HCL and of <c>immutainfra</c> into such that speak of properties and of <c>pulumi</c>.</summary>
internal sealed partial class Wording(ProviderSchema schema)
{
    private readonly PropertyNames _names = new(schema);

    /// <summary>A mistake in inputs. It is all our own words.</summary>
    public string OfMistake(Diagnostic diagnostic) => Compose(diagnostic, _names.In(diagnostic.Detail), urn: "URN");

    /// <summary>A failure. Its detail may hold the server's words, which stay as they are.</summary>
    /// <param name="diagnostic">What went wrong.</param>
    /// <param name="urn">The resource, or empty.</param>
    public string OfFailure(Diagnostic diagnostic, string urn) => Compose(diagnostic, diagnostic.Detail, urn.Length > 0 ? urn : "URN");

    private string Compose(Diagnostic diagnostic, string detail, string urn)
    {
        var text = $"{diagnostic.Code}: {diagnostic.Summary}" + (detail.Length > 0 ? $": {detail}" : ".");
        return diagnostic.Hint is null ? text : $"{text}\nHint: {_names.In(Commands(diagnostic.Hint, urn))}";
    }

    private static string Commands(string hint, string urn) => ScriptsCommand().Replace(hint, "call the function immuta:index:getBootstrapScript")
        .Replace("immutainfra import ADDRESS", "pulumi import TYPE NAME", StringComparison.Ordinal)
        .Replace("immutainfra apply --replace ADDRESS", $"pulumi up --replace '{urn}'", StringComparison.Ordinal)
        .Replace("immutainfra state rm ADDRESS", $"pulumi state delete '{urn}'", StringComparison.Ordinal)
        .Replace("immutainfra refresh", "pulumi refresh", StringComparison.Ordinal)
        .Replace("provider block", "provider's configuration", StringComparison.Ordinal);

    [GeneratedRegex("immutainfra scripts ADDRESS[^\\n]*", RegexOptions.CultureInvariant)]
    private static partial Regex ScriptsCommand();
}
