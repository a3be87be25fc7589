using System.Globalization;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Engine.State.Secrets;

/// <content>The configuration of the stack that pulumi keeps there: kept, shown in the history, encrypted anew with another passphrase.</content>
public sealed partial class StackSettings
{
    private const string ConfigurationKey = "config";
    private const string SecureKey = "secure";

    /// <summary>Writes the configuration as entries of the history hold it: texts, objects, and ciphertexts as they are.</summary>
    internal void WriteConfiguration(GoJsonWriter writer)
    {
        writer.StartObject();
        if (Member(Root(Read() ?? ""), ConfigurationKey) is YamlMappingNode configuration)
        {
            foreach (var (key, value) in Sorted(configuration))
            {
                writer.Name(key.Split(':') is [var project, "config", var name] ? $"{project}:{name}" : key);
                if (value is YamlScalarNode scalar)
                {
                    // A single value is a text, however it is written.
                    writer.Text(scalar.Value ?? "");
                }
                else
                {
                    Write(writer, value);
                }
            }
        }

        writer.EndObject();
    }

    /// <summary>The text of the file with another salt, and each secret as <paramref name="reseal"/> gives it.</summary>
    internal string Resealed(string salt, Func<string, string> reseal)
    {
        var text = Read() ?? "";
        var root = Root(text);
        List<(YamlScalarNode Node, string Text)> edits = [];
        if (Member(root, SaltKey) is YamlScalarNode old)
        {
            edits.Add((old, salt));
        }

        if (Member(root, ConfigurationKey) is { } configuration)
        {
            edits.AddRange(Secrets(configuration).Select(secret => (secret, reseal(secret.Value!))));
        }

        // From the end, so that the places before stay right. What is written needs no quotes.
        foreach (var (node, value) in edits.OrderByDescending(edit => edit.Node.Start.Index))
        {
            text = text[..(int)node.Start.Index] + value + text[(int)node.End.Index..];
        }

        return text;
    }

    private static IEnumerable<YamlScalarNode> Secrets(YamlNode node) => node switch
    {
        YamlMappingNode { Children.Count: 1 } map when Member(map, SecureKey) is YamlScalarNode { Value: not null } secret => [secret],
        YamlMappingNode map => map.Children.Values.SelectMany(Secrets),
        YamlSequenceNode items => items.SelectMany(Secrets),
        _ => [],
    };

    private static IEnumerable<(string Key, YamlNode Value)> Sorted(YamlMappingNode map) =>
        map.Children.Where(pair => pair.Key is YamlScalarNode).Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", pair.Value)).OrderBy(pair => pair.Item1, CodePointOrder.Instance);

    private static void Write(GoJsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode map:
                writer.StartObject();
                foreach (var (key, value) in Sorted(map))
                {
                    writer.Name(key);
                    Write(writer, value);
                }

                writer.EndObject();
                break;
            case YamlSequenceNode items:
                writer.StartList();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.EndList();
                break;
            case YamlScalarNode scalar:
                ValueWriter.OfEncrypted(writer).Write(ScalarOf(scalar));
                break;
            default:
                writer.Null();
                break;
        }
    }

    private static Value ScalarOf(YamlScalarNode scalar) => scalar switch
    {
        { Style: ScalarStyle.Plain, Value: "true" or "false" } => scalar.Value == "true",
        { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => Value.Null,
        { Style: ScalarStyle.Plain } when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && !(scalar.Value!.TrimStart('-') is ['0', _, ..]) => number,
        _ => scalar.Value ?? "",
    };
}
