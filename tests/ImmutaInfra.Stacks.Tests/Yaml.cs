using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>Reads YAML as JSON.</summary>
internal static class Yaml
{
    public static JObject Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Package.Text(path)));
        return (JObject)Convert(stream.Documents.Single().RootNode);
    }

    private static JToken Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(pair => new JProperty(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Convert)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } truth => bool.Parse(truth.Value),
        YamlScalarNode { Style: ScalarStyle.Plain } number when long.TryParse(number.Value, out var value) => value,
        _ => ((YamlScalarNode)node).Value,
    };
}
