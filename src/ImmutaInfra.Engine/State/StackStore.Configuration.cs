using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.State;

/// <content>What the settings of a stack configure.</content>
public sealed partial class StackStore
{
    /// <summary>Reads the configuration of a stack. No secret is opened before its value is asked for.</summary>
    /// <param name="stack">The stack; it need not be there.</param>
    /// <param name="projectFile">The project's file, which may give defaults; null for none.</param>
    /// <param name="workingDirectory">The folder against which names in messages are relative; absolute.</param>
    /// <exception cref="DiagnosticException"><c>IMI4116</c>: a file cannot be used.</exception>
    public StackConfiguration ReadConfiguration(StackName stack, string? projectFile, string workingDirectory)
    {
        List<StackSetting> settings = [];
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        var secrets = new Lazy<StackSecrets>(() => SecretsOf(stack)(new StackSettings(SettingsFile(stack)).FindSecretsState()));
        foreach (var file in new[] { projectFile, SettingsFile(stack) }.OfType<string>())
        {
            var (found, digest) = new StackSettings(file).ReadValues(stack.Project, file == projectFile, Path.GetRelativePath(workingDirectory, file).Replace('\\', '/'), () => secrets.Value);
            settings.AddRange(found);
            if (digest is not null)
            {
                digests[file] = digest;
            }
        }

        return new StackConfiguration(settings, digests);
    }
}
