using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>A stack's settings file, <c>Pulumi.STACK.yaml</c>, as far as its secrets are concerned. Edits keep comments and order.</summary>
/// <param name="file">The file; null where settings are left alone. It need not exist.</param>
/// <remarks>Source: Pulumi state format, section 6.</remarks>
public sealed partial class StackSettings(string? file)
{
    private const string SaltKey = "encryptionsalt";

    /// <summary>The salt of the stack's key; null where the file names none.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4116</c>: the file is no YAML mapping.</exception>
    public string? FindSalt() =>
        Read() is { } text && FindNode(text) is YamlScalarNode { Value: { Length: > 0 } salt } ? salt : null;

    /// <summary>Writes the salt where the file names none, so that pulumi opens the stack with the same passphrase.</summary>
    public void AddSalt(string salt)
    {
        if (file is null || FindSalt() is not null)
        {
            return;
        }

        var text = Read() ?? "";
        var line = $"{SaltKey}: {salt}\n";
        var changed = FindNode(text) is { } empty
            ? $"{text[..(int)empty.Start.Index].TrimEnd(' ')} {salt}{text[(int)empty.End.Index..]}"
            : text.Length == 0 || text.EndsWith('\n') ? text + line : $"{text}\n{line}";
        Write(changed);
    }

    private string? Read()
    {
        try
        {
            return file is not null && File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(StateDiagnostics.BadSettings(file!, problem.Message), problem);
        }
    }

    /// <summary>Writes the file anew.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4124</c>: it cannot be written.</exception>
    internal void Write(string text) => AtomicFile.Write(file!, Encoding.UTF8.GetBytes(text), keepsMode: true);

    private YamlNode? FindNode(string text) => Member(Root(text), SaltKey);

    private static YamlNode? Member(YamlMappingNode? map, string name) =>
        map is not null && map.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private YamlMappingNode? Root(string text)
    {
        try
        {
            return YamlText.Parse(text) switch
            {
                null or YamlScalarNode { Value: "" or null } => null,
                YamlMappingNode settings => settings,
                _ => throw new DiagnosticException(StateDiagnostics.BadSettings(file!, "it should hold settings by name.")),
            };
        }
        catch (YamlException problem)
        {
            throw new DiagnosticException(StateDiagnostics.BadSettings(file!, $"line {problem.Start.Line} is no YAML."), problem);
        }
    }
}
