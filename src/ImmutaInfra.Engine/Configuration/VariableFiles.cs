using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Gathers the values that the user gives to the root module's variables.</summary>
/// <remarks>Source: Terraform's documentation, "Variable Definition Precedence": environment, terraform.tfvars, terraform.tfvars.json,
/// *.auto.tfvars in ordinal order, then --var and --var-file in the order of the command line. The later counts.</remarks>
/// <param name="workingDirectory">The folder against which names in messages are relative; absolute.</param>
public sealed class VariableFiles(string workingDirectory)
{
    /// <summary>What stands for standard input where a file is named.</summary>
    public const string StandardInputName = "-";

    private const string EnvironmentPrefix = "TF_VAR_";

    private static readonly string[] UsualFiles = ["terraform.tfvars", "terraform.tfvars.json"];

    private readonly List<VariableFile> _files = [];
    private readonly Dictionary<string, VariableOrigin> _values = new(StringComparer.Ordinal);

    /// <summary>What the stack's configuration gives. It counts more than the files and the environment, and less than the command line.</summary>
    /// <remarks>Source: Pulumi HCL, section 4.</remarks>
    public IEnumerable<StackSetting> StackSettings { get; init; } = [];

    /// <summary>What standard input holds, for a file that is named <c>-</c>; null where there is none.</summary>
    public Lazy<string>? StandardInput { get; init; }

    /// <summary>The files that the last call of <see cref="Gather"/> has read, in the order in which they count.</summary>
    public IReadOnlyList<VariableFile> Files => [.. _files];

    /// <summary>Every value given.</summary>
    /// <param name="root">The root module.</param>
    /// <param name="directory">Its folder, absolute or relative to the working directory.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="commandLine">The options in their order: <c>k=v</c>, or a file where <c>IsFile</c>.</param>
    /// <param name="diagnostics">Takes every mistake.</param>
    public IReadOnlyDictionary<string, VariableOrigin> Gather(
        ModuleConfiguration root,
        string directory,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<(bool IsFile, string Text)> commandLine,
        DiagnosticBag diagnostics)
    {
        _files.Clear();
        _values.Clear();
        foreach (var (name, text) in environment)
        {
            // The environment is shared with other programs: what the module does not declare is not meant for it.
            if (name.StartsWith(EnvironmentPrefix, StringComparison.Ordinal) && root.Variables.ContainsKey(name[EnvironmentPrefix.Length..]))
            {
                _values[name[EnvironmentPrefix.Length..]] = new VariableOrigin(null, text, $"the environment variable {name}", null);
            }
        }

        var folder = Path.GetFullPath(directory, workingDirectory);
        foreach (var file in FilesIn(folder))
        {
            ReadFile(file, root, isAsked: false, diagnostics);
        }

        foreach (var (isFile, text) in commandLine)
        {
            if (isFile)
            {
                ReadAskedFile(text, root, diagnostics);
            }
            else if (text.IndexOf('=', StringComparison.Ordinal) is > 0 and var cut && text[cut - 1] != ' ')
            {
                var name = text[..cut].Trim();
                _values[name] = new VariableOrigin(null, text[(cut + 1)..], $"--var {name}", null) { IsAsked = true };
                if (root.Variables.GetValueOrDefault(name) is { IsSensitive: true })
                {
                    diagnostics.Add(VariableFileDiagnostics.SecretOnCommandLine(name));
                }
            }
            else
            {
                diagnostics.Add(VariableFileDiagnostics.NotAnAssignment());
            }
        }

        AddStackSettings(root, diagnostics);
        return new Dictionary<string, VariableOrigin>(_values, StringComparer.Ordinal);
    }

    private void AddStackSettings(ModuleConfiguration root, DiagnosticBag diagnostics)
    {
        foreach (var setting in StackSettings)
        {
            if (!root.Variables.ContainsKey(setting.Name))
            {
                diagnostics.Add(VariableFileDiagnostics.UndeclaredSetting(setting, root.Variables.Keys));
            }
            else if (_values.GetValueOrDefault(setting.Name) is not { IsAsked: true })
            {
                // A secret is opened here, and none that the command line makes needless.
                var value = setting.Value.Revealed;
                _values[setting.Name] = (value is TextValue text
                    ? new VariableOrigin(null, text.Text, $"{setting.Key} in {setting.At.File}", setting.At)
                    : new VariableOrigin(SchemaValues.AnyToHcl(value), null, $"{setting.Key} in {setting.At.File}", setting.At)) with
                { IsSecret = setting.Value is SecretValue };
            }
        }
    }

    private static IEnumerable<string> FilesIn(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var automatic = Directory.EnumerateFiles(folder)
            .Where(file => file.EndsWith(".auto.tfvars", StringComparison.Ordinal) || file.EndsWith(".auto.tfvars.json", StringComparison.Ordinal))
            .OrderBy(Path.GetFileName, StringComparer.Ordinal);
        return UsualFiles
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists)
            .Concat(automatic);
    }

    private void ReadFile(string file, ModuleConfiguration root, bool isAsked, DiagnosticBag diagnostics)
    {
        var name = Path.GetRelativePath(workingDirectory, file).Replace('\\', '/');
        string text;
        try
        {
            text = SourceBytes.Decode(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(VariableFileDiagnostics.Unreadable(name, exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : exception.Message));
            return;
        }

        ReadText(name, text, isJson: name.EndsWith(".json", StringComparison.Ordinal), root, isAsked, diagnostics);
    }

    private void ReadAskedFile(string file, ModuleConfiguration root, DiagnosticBag diagnostics)
    {
        if (file != StandardInputName)
        {
            ReadFile(Path.GetFullPath(file, workingDirectory), root, isAsked: true, diagnostics);
        }
        else if (StandardInput is { Value: var text })
        {
            ReadText("standard input", text, isJson: text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal), root, isAsked: true, diagnostics);
        }
        else
        {
            diagnostics.Add(VariableFileDiagnostics.Unreadable("-", "standard input cannot be read here"));
        }
    }

    private void ReadText(string name, string text, bool isJson, ModuleConfiguration root, bool isAsked, DiagnosticBag diagnostics)
    {
        _files.Add(new VariableFile(name, text, isAsked));
        var body = isJson
            ? JsonParser.ParseFile(SourceBytes.Replace(text), name, diagnostics)
            : HclBody.Of(HclParser.ParseFile(text, name, diagnostics).Body);
        foreach (var attribute in body.JustAttributes(diagnostics))
        {
            if (Constants.Value(attribute.Expression, diagnostics) is not { } value)
            {
                continue;
            }

            if (root.Variables.ContainsKey(attribute.Name))
            {
                _values[attribute.Name] = new VariableOrigin(value, null, name, attribute.Expression.Span) { IsAsked = isAsked };
            }
            else
            {
                diagnostics.Add(VariableFileDiagnostics.Undeclared(attribute, name, isAsked, root.Variables.Keys));
            }
        }
    }
}
