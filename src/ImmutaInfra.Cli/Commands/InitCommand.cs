using System.CommandLine;
using System.Text.RegularExpressions;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>init</c>: writes a configuration to begin with. There is nothing to install, so in a folder that has one there is nothing to do.</summary>
internal static partial class InitCommand
{
    private static readonly string[] Types = ["azure-synapse", "bigquery", "databricks", "redshift", "s3", "snowflake", "trino"];

    /// <summary>The pipelines for pull requests and drift, by host: the file here and where the host looks for it.</summary>
    private static readonly Dictionary<string, (string Template, string File)[]> Pipelines = new(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = [("github-pull-request.yml", ".github/workflows/immuta.yml"), ("github-drift.yml", ".github/workflows/immuta-drift.yml")],
        ["gitlab"] = [("gitlab-pull-request.yml", ".gitlab/immuta.yml"), ("gitlab-drift.yml", ".gitlab/immuta-drift.yml")],
        ["azure-devops"] = [("azure-pipelines-pull-request.yml", "azure-pipelines/immuta.yml"), ("azure-pipelines-drift.yml", "azure-pipelines/immuta-drift.yml")],
    };

    public static Command Create(CliEnvironment environment)
    {
        var directory = new Argument<string>("DIR") { Description = "Where to begin; the current folder otherwise.", DefaultValueFactory = _ => "." };
        var types = new Option<string[]>("--type", "-t")
        {
            Description = $"What to integrate: {string.Join(", ", Types)}. May be given several times.",
            HelpName = "TYPE",
            AllowMultipleArgumentsPerToken = true,
        };
        types.CompletionSources.Add(Types);
        var host = new Option<string>("--ci")
        {
            Description = $"Writes the pipelines for pull requests and drift, too: {string.Join(", ", Pipelines.Keys)}.",
            HelpName = "HOST",
        };
        host.CompletionSources.Add([.. Pipelines.Keys]);
        var command = new Command("init", "Writes a configuration to begin with") { directory, types, host };
        command.SetAction((parse, cancellationToken) => RunAsync(
            environment,
            parse.GetValue(directory)!,
            [.. (parse.GetValue(types) ?? []).Select(TypeOf).Distinct()],
            parse.GetValue(host) is { } given ? PipelinesOf(given) : [],
            cancellationToken));
        return command;
    }

    private static string TypeOf(string given) => Types.FirstOrDefault(type => Same(type, given))
        ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--type", given, string.Join(", ", Types[..^1]) + " or " + Types[^1], Nearest.To(given, Types)));

    private static (string Template, string File)[] PipelinesOf(string host) => Pipelines.GetValueOrDefault(host)
        ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--ci", host, "github, gitlab or azure-devops", Nearest.To(host, [.. Pipelines.Keys])));

    // "azure_synapse" and "AzureSynapse" mean the same.
    private static bool Same(string type, string given) => string.Equals(
        type.Replace("-", "", StringComparison.Ordinal),
        given.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal),
        StringComparison.OrdinalIgnoreCase);

    private static async Task<int> RunAsync(
        CliEnvironment environment, string directory, IReadOnlyList<string> types, (string Template, string File)[] pipelines, CancellationToken cancellationToken)
    {
        var folder = environment.PathOf(directory);
        var hasConfiguration = Directory.Exists(folder)
            && Directory.EnumerateFiles(folder).Any(file => file.EndsWith(".tf", StringComparison.Ordinal) || file.EndsWith(".tf.json", StringComparison.Ordinal));
        if (types.Count == 0 && pipelines.Length == 0)
        {
            if (!hasConfiguration)
            {
                throw new DiagnosticException(CliDiagnostics.NothingToBeginWith(Types));
            }

            await environment.Output.WriteLineAsync("There is a configuration, and nothing to install: the providers are part of immutainfra. Go on with");
            await environment.Output.WriteLineAsync($"    immutainfra plan{Where(directory)}");
            return ExitCode.Done;
        }

        // Where there is a configuration it names its provider already.
        IReadOnlyList<(string Template, string File)> files =
        [
            .. hasConfiguration || types.Count == 0 ? Array.Empty<(string, string)>() : [("main.tf", "main.tf")],
            .. types.Select(type => ($"{type}.tf", $"{type}.tf")),
            .. File.Exists(Path.Combine(folder, ".gitignore")) ? Array.Empty<(string, string)>() : [("gitignore", ".gitignore")],
            .. pipelines,
        ];
        if (files.Where(each => File.Exists(Path.Combine(folder, each.File))).Select(each => each.File).ToList() is { Count: > 0 } taken)
        {
            throw new DiagnosticException(CliDiagnostics.WouldOverwrite(taken));
        }

        Directory.CreateDirectory(folder);
        foreach (var (template, file) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            await using var source = Template(template);
            await using var target = new FileStream(Path.Combine(folder, file), FileMode.CreateNew);
            await source.CopyToAsync(target, cancellationToken);
            await environment.Output.WriteLineAsync(directory == "." ? file : Path.Combine(directory, file));
        }

        await environment.Output.WriteLineAsync();
        if (pipelines.Length > 0)
        {
            await environment.Output.WriteLineAsync("The head of each pipeline says which secrets it needs, and where your Immuta is belongs into it.");
        }

        if (types.Count == 0)
        {
            return ExitCode.Done;
        }

        if (SecretsOf(types) is { Count: > 0 } secrets)
        {
            await environment.Output.WriteLineAsync("Put your own names into the files, and give the secrets by the environment or with --var:");
            foreach (var name in secrets)
            {
                await environment.Output.WriteLineAsync($"    export TF_VAR_{name}=...");
            }
        }
        else
        {
            await environment.Output.WriteLineAsync("Put your own names into the files.");
        }

        await environment.Output.WriteLineAsync("Then see what would happen, without a tenant, with");
        await environment.Output.WriteLineAsync($"    immutainfra plan{Where(directory)} --emulator");
        return ExitCode.Done;
    }

    /// <summary>The variables of the templates; all of them are secrets, which no file should hold.</summary>
    private static List<string> SecretsOf(IEnumerable<string> types) =>
    [
        .. types.SelectMany(type =>
        {
            using var template = new StreamReader(Template($"{type}.tf"));
            return Variable().Matches(template.ReadToEnd()).Select(match => match.Groups[1].Value).ToList();
        }),
    ];

    private static Stream Template(string name) => typeof(InitCommand).Assembly.GetManifestResourceStream($"Templates/{name}")!;

    [GeneratedRegex("^variable \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Variable();

    private static string Where(string directory) => directory == "." ? "" : $" {ShellWord.Of(directory)}";
}
