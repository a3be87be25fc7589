using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Engine.State.Secrets;

/// <content>The configuration as values.</content>
public sealed partial class StackSettings
{
    /// <summary>Reads the configuration.</summary>
    /// <param name="project">The project, which keys without a namespace are for.</param>
    /// <param name="isOfProject">Whether the file is the project's, which may declare an entry instead of giving its value alone.</param>
    /// <param name="displayName">The file as messages shall name it.</param>
    /// <param name="owner">Opens the secrets.</param>
    /// <returns>The settings, and a digest of them; null where there are none.</returns>
    /// <exception cref="DiagnosticException"><c>IMI4116</c>: the file cannot be used.</exception>
    internal (IReadOnlyList<StackSetting> Settings, string? Digest) ReadValues(string project, bool isOfProject, string displayName, Func<StackSecrets> owner)
    {
        switch (Member(Root(Read() ?? ""), ConfigurationKey))
        {
            case null or YamlScalarNode { Value: "" or null }:
                return ([], null);
            case YamlMappingNode configuration:
                return (
                    [
                        .. from pair in configuration.Children
                           let name = (pair.Key as YamlScalarNode)?.Value
                           where name is not null
                           let key = KeyOf(name, project)
                           let declaration = isOfProject ? pair.Value as YamlMappingNode : null
                           let node = declaration is null ? pair.Value : Member(declaration, "value") ?? Member(declaration, "default")
                           where node is not null
                           let value = Setting(node, $"{key.Namespace}:{key.Name}", owner)
                           let isSecret = Member(declaration, "secret") is YamlScalarNode { Value: "true" }
                           select new StackSetting(key.Namespace, key.Name, isSecret ? SecretValue.Of(value) : value, SpanOf(pair.Key, displayName))
                    ],
                    DigestOf(configuration));
            default:
                throw new DiagnosticException(StateDiagnostics.BadSettings(file!, "its config should hold values by name."));
        }
    }

    /// <summary>How the secrets of this file are encrypted.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4116</c>: the file does not say it.</exception>
    internal SecretsState FindSecretsState() => FindSalt() is { } salt ? StackSecrets.StateOf(salt)
        : Member(Root(Read() ?? ""), "secretsprovider") is YamlScalarNode { Value: { Length: > 0 } provider } && provider != StackSecrets.PassphraseType
            ? new SecretsState(provider.Split(':')[0], null)
            : throw new DiagnosticException(StateDiagnostics.BadSettings(file!, $"it holds secrets, and no {SaltKey} to open them with."));

    private static (string Namespace, string Name) KeyOf(string key, string project) => key.Split(':') switch
    {
        [var owner, "config", var name] => (owner, name),
        [var owner, var name] => (owner, name),
        _ => (project, key),
    };

    // A single value is a text, however it is written.
    private static Value Setting(YamlNode node, string key, Func<StackSecrets> owner) =>
        node is YamlScalarNode scalar ? scalar.Value ?? "" : Shaped(node, key, owner);

    private static Value Shaped(YamlNode node, string key, Func<StackSecrets> owner) => node switch
    {
        YamlMappingNode map when Secrets(map).FirstOrDefault() is { } secret && map.Children.Count == 1 && ReferenceEquals(Member(map, SecureKey), secret) =>
            SecretValue.Of(new SealedSetting(owner(), key, secret.Value!)),
        YamlMappingNode map => new ObjectValue(Sorted(map).Select(member => KeyValuePair.Create(member.Key, Shaped(member.Value, $"{key}.{member.Key}", owner)))),
        YamlSequenceNode items => new ListValue(items.Select((item, index) => Shaped(item, $"{key}[{index}]", owner))),
        YamlScalarNode scalar => ScalarOf(scalar),
        _ => Value.Null,
    };

    private static SourceSpan SpanOf(YamlNode node, string displayName) => new(
        displayName,
        new SourcePosition((int)node.Start.Line, (int)node.Start.Column, (int)node.Start.Index),
        new SourcePosition((int)node.End.Line, (int)node.End.Column, (int)node.End.Index));

    private static string DigestOf(YamlMappingNode configuration)
    {
        var writer = new GoJsonWriter();
        Write(writer, configuration);
        return Sessions.StackFile.DigestOf(writer.Written.Span);
    }
}
