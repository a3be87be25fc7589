using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>What a host has answered.</summary>
/// <param name="Body">The JSON; an empty object where there is none.</param>
/// <param name="NextPage">The address of the next page, or null.</param>
internal sealed record HostAnswer(JToken Body, Uri? NextPage);
