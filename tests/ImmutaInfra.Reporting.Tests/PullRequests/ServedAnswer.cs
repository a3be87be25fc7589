using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>An answer of a test server. The status 0 drops the connection.</summary>
internal sealed record ServedAnswer(int Status, JToken Body, params (string Name, string Value)[] Headers)
{
    public static ServedAnswer Failed(int status, string message, params (string Name, string Value)[] headers) => new(status, new JObject { ["message"] = message }, headers);
}
