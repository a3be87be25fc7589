using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>The configurations with what Terraform made of them; recorded, one folder each: <c>configs</c> as they were given,
/// <c>variants</c> those that were added.</summary>
internal static class ConfigurationCorpus
{
    private static readonly Lazy<IReadOnlyDictionary<string, ConfigurationCase>> ByName = new(() => All().ToDictionary(each => each.Id));

    /// <summary>All cases by name.</summary>
    public static IEnumerable<ConfigurationCase> All() => In("configs").Concat(In("variants"));

    /// <summary>One case.</summary>
    public static ConfigurationCase Get(string id) => ByName.Value[id];

    /// <summary>The cases of one folder by name.</summary>
    public static IEnumerable<ConfigurationCase> In(string part) =>
        from folder in Directory.EnumerateDirectories(Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance", part))
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
