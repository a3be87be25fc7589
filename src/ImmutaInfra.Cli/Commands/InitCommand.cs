using System.CommandLine;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>init</c>: writes a configuration to begin with. There is nothing to install, so in a folder that has one there is nothing to do.</summary>
internal static class InitCommand
{
    private static readonly string[] Types = ["azure-synapse", "bigquery", "databricks", "redshift", "s3", "snowflake", "trino"];

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
        var command = new Command("init", "Writes a configuration to begin with") { directory, types };
        command.SetAction((parse, cancellationToken) =>
            RunAsync(environment, parse.GetValue(directory)!, [.. (parse.GetValue(types) ?? []).Select(TypeOf).Distinct()], cancellationToken));
        return command;
    }

    private static string TypeOf(string given) => Types.FirstOrDefault(type => Same(type, given))
        ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--type", given, string.Join(", ", Types[..^1]) + " or " + Types[^1], Nearest.To(given, Types)));

    // "azure_synapse" and "AzureSynapse" mean the same.
    private static bool Same(string type, string given) => string.Equals(
        type.Replace("-", "", StringComparison.Ordinal),
        given.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal),
        StringComparison.OrdinalIgnoreCase);

    private static async Task<int> RunAsync(CliEnvironment environment, string directory, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        var folder = environment.PathOf(directory);
        var hasConfiguration = Directory.Exists(folder)
            && Directory.EnumerateFiles(folder).Any(file => file.EndsWith(".tf", StringComparison.Ordinal) || file.EndsWith(".tf.json", StringComparison.Ordinal));
        if (types.Count == 0)
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
            .. hasConfiguration ? Array.Empty<(string, string)>() : [("main.tf", "main.tf")],
            .. types.Select(type => ($"{type}.tf", $"{type}.tf")),
            .. File.Exists(Path.Combine(folder, ".gitignore")) ? Array.Empty<(string, string)>() : [("gitignore", ".gitignore")],
        ];
        if (files.Where(each => File.Exists(Path.Combine(folder, each.File))).Select(each => each.File).ToList() is { Count: > 0 } taken)
        {
            throw new DiagnosticException(CliDiagnostics.WouldOverwrite(taken));
        }

        Directory.CreateDirectory(folder);
        foreach (var (template, file) in files)
        {
            await using var source = typeof(InitCommand).Assembly.GetManifestResourceStream($"Templates/{template}")!;
            await using var target = new FileStream(Path.Combine(folder, file), FileMode.CreateNew);
            await source.CopyToAsync(target, cancellationToken);
            await environment.Output.WriteLineAsync(directory == "." ? file : Path.Combine(directory, file));
        }

        await environment.Output.WriteLineAsync();
        await environment.Output.WriteLineAsync("Put your own names into the files. Then see what would happen, without a tenant, with");
        await environment.Output.WriteLineAsync($"    immutainfra plan{Where(directory)} --emulator");
        return ExitCode.Done;
    }

    private static string Where(string directory) => directory == "." ? "" : $" {ShellWord.Of(directory)}";
}
