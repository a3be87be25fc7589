using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads a folder of <c>.tf</c> and <c>.tf.json</c> files, and the folders of the modules that it calls.</summary>
/// <param name="workingDirectory">The folder against which names in messages are relative; absolute.</param>
public sealed class ConfigurationLoader(string workingDirectory)
{
    private const int DeepestModule = 100;

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HclBody?> _bodies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>Whether a folder holds configuration files.</summary>
    public static bool HasFiles(string folder) => ConfigurationFiles.In(folder).Count > 0;

    /// <summary>Reads a configuration.</summary>
    /// <param name="directory">The root module's folder, absolute or relative to the working directory.</param>
    /// <param name="diagnostics">Takes every mistake, of all files.</param>
    /// <returns>What could be read.</returns>
    public ConfigurationTree Load(string directory, DiagnosticBag diagnostics)
    {
        _files.Clear();
        _bodies.Clear();
        var absolute = Path.GetFullPath(directory, workingDirectory);
        if (!Directory.Exists(absolute))
        {
            diagnostics.Add(ConfigurationDiagnostics.NoSuchFolder(directory));
        }
        else if (ConfigurationFiles.In(absolute).Count == 0)
        {
            diagnostics.Add(ConfigurationDiagnostics.NoFiles(directory));
        }

        var root = LoadModule(absolute, ".", ModuleAddress.Root, [], diagnostics);
        return new ConfigurationTree(root, new Dictionary<string, string>(_files, StringComparer.Ordinal));
    }

    private ModuleConfiguration LoadModule(
        string absolute, string path, ModuleAddress address, IEnumerable<string> handedDown, DiagnosticBag diagnostics)
    {
        var reader = new ModuleReader(address, path, diagnostics);
        foreach (var file in ConfigurationFiles.In(absolute))
        {
            if (Read(file, diagnostics) is { } body)
            {
                reader.Add(body, ConfigurationFiles.IsOverride(file));
            }
        }

        var module = reader.Finish();
        RootRules.Check(module, handedDown, diagnostics);
        var children = new Dictionary<string, ModuleConfiguration>(StringComparer.Ordinal);
        _open.Add(absolute);
        foreach (var call in module.Calls.Values)
        {
            if (LoadChild(call, absolute, path, address, diagnostics) is { } child)
            {
                children[call.Name] = child;
                ModuleCallRules.Check(call, module, child, diagnostics);
            }
        }

        _open.Remove(absolute);
        return module with { Children = children };
    }

    private ModuleConfiguration? LoadChild(
        ModuleCallConfiguration call, string absolute, string path, ModuleAddress address, DiagnosticBag diagnostics)
    {
        if (!call.Source.StartsWith("./", StringComparison.Ordinal) && !call.Source.StartsWith("../", StringComparison.Ordinal))
        {
            diagnostics.Add(ConfigurationDiagnostics.UnsupportedModuleSource(call));
            return null;
        }

        var folder = Path.GetFullPath(Path.Combine(absolute, call.Source));
        if (!Directory.Exists(folder))
        {
            diagnostics.Add(ConfigurationDiagnostics.NoSuchModule(call));
            return null;
        }

        if (address.Steps.Count >= DeepestModule || _open.Contains(folder))
        {
            diagnostics.Add(ConfigurationDiagnostics.EndlessModules(call));
            return null;
        }

        return LoadModule(folder, Relative(path, call.Source), address.Child(call.Name), call.Providers.Keys, diagnostics);
    }

    // A module may be called a thousand times; its files are read once, and what is wrong with their syntax is said once.
    private HclBody? Read(string file, DiagnosticBag diagnostics)
    {
        if (!_bodies.TryGetValue(file, out var body))
        {
            _bodies[file] = body = Parse(file, diagnostics);
        }

        return body;
    }

    private HclBody? Parse(string file, DiagnosticBag diagnostics)
    {
        var name = Path.GetRelativePath(workingDirectory, file).Replace('\\', '/');
        string text;
        try
        {
            text = SourceBytes.Decode(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(ConfigurationDiagnostics.UnreadableFile(name, exception.Message));
            return null;
        }

        _files[name] = text;
        return file.EndsWith(".json", StringComparison.Ordinal)
            ? JsonParser.ParseFile(SourceBytes.Replace(text), name, diagnostics)
            : HclBody.Of(HclParser.ParseFile(text, name, diagnostics).Body);
    }

    // path.module of "./net" below "modules/base" is "modules/base/net".
    private static string Relative(string path, string source)
    {
        var parts = new List<string>(path == "." ? [] : path.Split('/'));
        foreach (var part in source.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }
}
