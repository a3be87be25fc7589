using System.CommandLine;
using System.Text.RegularExpressions;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>init</c>: writes a configuration to begin with. There is nothing to install, so in a folder that has one there is nothing to do.</summary>
internal static partial class InitCommand
{
    private static readonly string[] Types = ["azure-synapse", "bigquery", "databricks", "redshift", "s3", "snowflake", "trino"];

    public static Command Create(CliEnvironment environment)
    {
        var directory = new Argument<string>("[DIR]") { Description = "Where to begin; the current folder otherwise.", DefaultValueFactory = _ => "." };
        var types = new Option<string[]>("--type", "-t")
        {
            Description = $"What to integrate: {string.Join(", ", Types)}. May be given several times.",
            HelpName = "TYPE",
            AllowMultipleArgumentsPerToken = true,
        };
        types.CompletionSources.Add(Types);
        var host = new Option<string>("--ci")
        {
            Description = $"Writes the pipelines for pull requests and drift, too: {string.Join(", ", StarterPipelines.Hosts)}.",
            HelpName = "HOST",
        };
        host.CompletionSources.Add([.. StarterPipelines.Hosts]);
        var json = new Option<bool>("--json") { Description = "Writes JSON for programs." };
        var command = new Command("init", "Writes a configuration to begin with") { directory, types, host, json };
        command.SetAction((parse, _) => JsonFailure.ToldAsync(environment, parse.GetValue(json), JsonFailure.AsAnswer, () => RunAsync(
            environment,
            parse.GetValue(directory)!,
            [.. (parse.GetValue(types) ?? []).Select(TypeOf).Distinct()],
            parse.GetValue(host),
            parse.GetValue(json))));
        return command;
    }

    private static string TypeOf(string given) => Types.FirstOrDefault(type => Same(type, given))
        ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--type", given, string.Join(", ", Types[..^1]) + " or " + Types[^1], Nearest.To(given, Types)));

    // "azure_synapse" and "AzureSynapse" mean the same.
    private static bool Same(string type, string given) => string.Equals(
        type.Replace("-", "", StringComparison.Ordinal),
        given.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal),
        StringComparison.OrdinalIgnoreCase);

    private static async Task<int> RunAsync(
        CliEnvironment environment, string directory, IReadOnlyList<string> types, string? host, bool isJson)
    {
        var folder = Path.GetFullPath(environment.PathOf(directory));
        var hasConfiguration = Directory.Exists(folder)
            && Directory.EnumerateFiles(folder).Any(file => file.EndsWith(".tf", StringComparison.Ordinal) || file.EndsWith(".tf.json", StringComparison.Ordinal));
        if (types.Count == 0 && host is null && !hasConfiguration)
        {
            throw new DiagnosticException(CliDiagnostics.NothingToBeginWith(Types));
        }

        var address = AddressOf(environment);
        var pipelines = host is null ? null : StarterPipelines.For(host, folder, SecretsOf(folder, types), address);
        var files = types.Count == 0 && pipelines is null ? [] : FilesFor(folder, hasConfiguration, types, pipelines);
        if (files.Where(each => File.Exists(each.Path)).Select(each => NameOf(environment, each)).ToList() is { Count: > 0 } taken)
        {
            throw new DiagnosticException(CliDiagnostics.WouldOverwrite(taken));
        }

        files.ForEach(file => file.Write());

        var names = files.Select(each => NameOf(environment, each)).ToList();
        if (isJson)
        {
            await environment.Output.WriteLineAsync(new JObject { ["files"] = new JArray(names), ["secrets"] = new JArray(SecretsOf(types)) }.ToString());
        }
        else
        {
            await TellAsync(environment, directory, names, types, pipelines, address);
        }

        return ExitCode.Done;
    }

    /// <summary>What is missing for a configuration of these types. Where there is one it names its provider already.</summary>
    private static List<StarterFile> FilesFor(string folder, bool hasConfiguration, IReadOnlyList<string> types, StarterPipelines? pipelines)
    {
        var files = new List<StarterFile>();
        void Add(string file, string template) => files.Add(new StarterFile(Path.Combine(folder, file), StarterFile.Template(template)));
        if (!hasConfiguration && types.Count > 0)
        {
            Add("main.tf", "main.tf");
        }

        foreach (var type in types)
        {
            Add($"{type}.tf", $"{type}.tf");
        }

        files.AddRange(StarterFile.OfProject(folder));
        return [.. files, .. pipelines?.Files ?? []];
    }

    private static async Task TellAsync(
        CliEnvironment environment, string directory, List<string> written, IReadOnlyList<string> types, StarterPipelines? pipelines, string? address)
    {
        var output = environment.Output;
        foreach (var name in written)
        {
            await output.WriteLineAsync(name);
        }

        if (written.Count == 0)
        {
            await output.WriteLineAsync("There is a configuration, and nothing to install: the providers are part of immutainfra. Go on with");
            await output.WriteLineAsync($"    immutainfra plan{Where(directory)}");
            return;
        }

        await output.WriteLineAsync();
        if (pipelines is not null)
        {
            await output.WriteLineAsync(address is null
                ? "The head of each pipeline says which secrets it needs. Write into both where your Immuta is, and the stack if it is not \"prod\"."
                : $"The head of each pipeline says which secrets it needs. Both ask {address}. Write the stack into both if it is not \"prod\".");
            foreach (var line in pipelines.NextStep)
            {
                await output.WriteLineAsync(line);
            }
        }

        if (types.Count == 0)
        {
            return;
        }

        if (SecretsOf(types) is { Count: > 0 } secrets)
        {
            await output.WriteLineAsync("Put your own names into the files, and give the secrets by the environment or with --var:");
            foreach (var name in secrets)
            {
                await output.WriteLineAsync($"    export TF_VAR_{name}=...");
            }
        }
        else
        {
            await output.WriteLineAsync("Put your own names into the files.");
        }

        var hasImmuta = environment.Variables.GetValueOrDefault("IMMUTA_BASE_URL") is { Length: > 0 };
        await output.WriteLineAsync(hasImmuta
            ? "Then see what would happen:"
            : "Then see what would happen. An emulated Immuta stands in until IMMUTA_BASE_URL and IMMUTA_API_KEY name yours:");
        await output.WriteLineAsync($"    immutainfra validate{Where(directory)}");
        await output.WriteLineAsync($"    immutainfra plan{Where(directory)}{(hasImmuta ? "" : " --emulator")}");
    }

    private static string NameOf(CliEnvironment environment, StarterFile file) => Path.GetRelativePath(environment.WorkingDirectory, file.Path).Replace('\\', '/');

    /// <summary>The variables of the templates; all of them are secrets, which no file should hold.</summary>
    private static List<string> SecretsOf(IEnumerable<string> types) =>
        [.. types.SelectMany(type => Variable().Matches(StarterFile.Template($"{type}.tf")).Select(match => match.Groups[1].Value))];

    /// <summary>Those of the configuration that is there, and of what is added to it. Mistakes in it are told by every other command.</summary>
    private static List<string> SecretsOf(string folder, IReadOnlyList<string> types) =>
    [
        .. new ConfigurationLoader(folder).Load(folder, new DiagnosticBag()).Root.Variables.Values
            .Where(variable => variable.IsSensitive)
            .Select(variable => variable.Name)
            .Union(SecretsOf(types), StringComparer.Ordinal),
    ];

    /// <summary>Where Immuta is, if pipelines can reach it there, too: an emulator on this machine they cannot.</summary>
    private static string? AddressOf(CliEnvironment environment) =>
        Uri.TryCreate(environment.Variables.GetValueOrDefault("IMMUTA_BASE_URL"), UriKind.Absolute, out var address)
        && address is { Scheme: "https", IsLoopback: false, UserInfo: "" }
            ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;

    [GeneratedRegex("^variable \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Variable();

    private static string Where(string directory) => directory == "." ? "" : $" {ShellWord.Of(directory)}";
}
