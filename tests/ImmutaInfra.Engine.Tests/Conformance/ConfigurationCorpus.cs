using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>The configurations with what Terraform made of them; recorded, one folder each.</summary>
internal static class ConfigurationCorpus
{
    /// <summary>All cases by name.</summary>
    public static IEnumerable<ConfigurationCase> All() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance", "configs"))
        orderby Path.GetFileName(folder)
        select new ConfigurationCase(folder, Read(folder, "case.json"), Read(folder, "expected.json"));

    private static JObject Read(string folder, string name)
    {
        using var reader = new JsonTextReader(File.OpenText(Path.Combine(folder, name)))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
        };
        return JObject.Load(reader);
    }
}
