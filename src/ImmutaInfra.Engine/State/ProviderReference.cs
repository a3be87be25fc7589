using System.Diagnostics.CodeAnalysis;
using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State;

/// <summary>Which provider resource looks after a resource: <c>URN::ID</c>.</summary>
/// <param name="Urn">The provider resource.</param>
/// <param name="Id">Its id, a UUID.</param>
public sealed record ProviderReference(Urn Urn, string Id)
{
    /// <summary>Reads a reference, cut at the last <c>::</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ProviderReference? reference)
    {
        var cut = text.LastIndexOf("::", StringComparison.Ordinal);
        reference = cut > 0 && Urn.TryParse(text[..cut]) is { } urn ? new ProviderReference(urn, text[(cut + 2)..]) : null;
        return reference is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Urn}::{Id}";
}
