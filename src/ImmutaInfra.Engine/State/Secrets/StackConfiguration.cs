using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>The configuration of a stack: that of <c>Pulumi.STACK.yaml</c>, and where it has none, the defaults of <c>Pulumi.yaml</c>.</summary>
/// <remarks>Source: Pulumi state format, section 6.</remarks>
public sealed class StackConfiguration
{
    private readonly Dictionary<(string Namespace, string Name), StackSetting> _settings = [];

    /// <summary>Puts settings together.</summary>
    /// <param name="settings">Those that count less first.</param>
    /// <param name="digests">What <see cref="Digests"/> is.</param>
    public StackConfiguration(IEnumerable<StackSetting> settings, IReadOnlyDictionary<string, string> digests)
    {
        Digests = digests;
        foreach (var setting in settings)
        {
            _settings[(setting.Namespace, setting.Name)] = setting;
        }
    }

    /// <summary>The one of a stack without any.</summary>
    public static StackConfiguration Empty { get; } = new([], new Dictionary<string, string>());

    /// <summary>The SHA-256 (lower-case hex) of the configuration in each file that has one, secrets encrypted as they are, by the file's path.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; }

    /// <summary>What is set for a project or a package.</summary>
    public IEnumerable<StackSetting> For(string projectOrPackage) => _settings.Values.Where(setting => setting.Namespace == projectOrPackage);

    /// <summary>Where a setting stands; null for one that there is not.</summary>
    public SourceSpan? FindPlace(string projectOrPackage, string name) => _settings.GetValueOrDefault((projectOrPackage, name))?.At;

    /// <summary>The arguments of a provider, and for what they leave out, what is set here.</summary>
    internal ObjectValue Complete(string package, ObjectValue arguments)
    {
        foreach (var setting in For(package).Where(setting => !IsForThePlugin(setting.Name) && arguments[setting.Name].IsNull))
        {
            arguments = arguments.With(setting.Name, setting.Value);
        }

        return arguments;
    }

    // These two say which plugin pulumi loads.
    private static bool IsForThePlugin(string name) => name is "version" or "pluginDownloadURL";
}
