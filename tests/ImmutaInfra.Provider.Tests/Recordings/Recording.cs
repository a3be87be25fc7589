using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Provider.Tests.Recordings;

/// <summary>One call that the real engine made, and what the stand-in answered.</summary>
internal sealed record Recording(string Step, string Method, JObject Request, JObject? Response, string? Error)
{
    public static string Root => Path.Combine(TestContext.CurrentContext.TestDirectory, "Recordings", "Data");

    /// <summary>The calls of a scenario, in order.</summary>
    public static IEnumerable<Recording> Of(string scenario) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, scenario), "*.grpc.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        let entry = Parse(line)
        select new Recording(
            Path.GetRelativePath(Root, file), (string)entry["method"]!, (JObject)entry["request"]!, (JObject?)entry["response"], (string?)entry["errors"]?[0]);

    private static JObject Parse(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
