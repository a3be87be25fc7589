using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Provider.Wire;

/// <summary>The token of a request's resource type.</summary>
internal static class ResourceType
{
    /// <summary>The token that is given; engines before 2024 give it in the URN alone.</summary>
    public static string Of(string type, string urn) => type.Length > 0 ? type : Urn.TryParse(urn)?.Type ?? "";
}
