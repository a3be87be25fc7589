namespace ImmutaInfra.Core.Providers;

/// <summary>Asks for something that is no part of a resource's life.</summary>
/// <param name="Action">What: <c>rotate-key</c>.</param>
/// <param name="Type">The token of the resource's type.</param>
/// <param name="Id">The resource's id.</param>
public sealed record ActionRequest(string Action, string Type, string Id);
