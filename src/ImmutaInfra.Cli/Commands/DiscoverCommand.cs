using System.CommandLine;
using ImmutaInfra.Cli.Discovery;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Cli.Terminal;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>discover</c>: reads a tenant, and writes configuration with <c>import</c> blocks for what nobody looks after yet.</summary>
internal static class DiscoverCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var folder = new Option<string>("--out") { Description = "Where to write the new files; DIR otherwise. Files that are there stay as they are.", HelpName = "DIR" };
        var options = new CommonOptions();
        var command = new Command("discover", "Writes configuration for what is at Immuta and not in the state") { words, folder };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment, parse, options, words, most: 0, JsonFailure.AsAnswer, run => RunAsync(run, parse.GetValue(folder))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string? folder)
    {
        var target = folder is null ? run.Directory : run.Environment.PathOf(folder);
        await using var engine = await run.OpenEngineAsync();
        var discovery = await engine.DiscoverAsync(target, CommandRun.Silence, run.Environment.Interrupts);
        if (run.Environment.Interrupts.IsSignalled)
        {
            return ExitCode.Interrupted;
        }

        var configuration = DiscoveredConfiguration.Of(discovery, file => Path.Exists(Path.Combine(target, file)));
        var files = Write(target, configuration, withProvider: !discovery.HasConfiguration);
        run.Show([.. discovery.Unknown.Select(each => CliDiagnostics.NoResourceFor(each.Id, each.Title))]);
        if (run.IsJson)
        {
            run.Output.WriteLine(ToJson(discovery, configuration, files));
        }
        else
        {
            Tell(run, target, discovery, configuration, files);
        }

        return ExitCode.Done;
    }

    /// <summary>Writes new files only.</summary>
    private static List<string> Write(string target, DiscoveredConfiguration configuration, bool withProvider)
    {
        if (configuration.Files.Count == 0)
        {
            return [];
        }

        List<StarterFile> files = [.. configuration.Files.Select(each => new StarterFile(Path.Combine(target, each.File), each.Text))];
        var provider = Path.Combine(target, "main.tf");
        if (withProvider && !Path.Exists(provider))
        {
            files.Insert(0, new StarterFile(provider, StarterFile.Template("main.tf")));
            files.AddRange(StarterFile.OfProject(target));
        }

        files.ForEach(file => file.Write());
        return [.. files.Select(file => Path.GetFileName(file.Path))];
    }

    private static void Tell(CommandRun run, string target, DiscoveredTenant discovery, DiscoveredConfiguration configuration, List<string> files)
    {
        if (files.Count == 0)
        {
            run.Output.WriteLine(discovery.Managed == 0
                ? "Immuta has no integrations."
                : $"Nothing to write: a state or an import block has {(discovery.Managed == 1 ? "the only integration" : $"all {discovery.Managed} integrations")} already.");
            return;
        }

        var shown = Path.GetRelativePath(run.Environment.WorkingDirectory, target);
        foreach (var file in files)
        {
            run.Output.WriteLine(shown == "." ? file : Path.Combine(shown, file));
            foreach (var (_, resource) in configuration.Resources.Where(each => each.File == file))
            {
                run.Output.WriteLine($"    {resource.Address} (id {resource.Resource.Id})");
            }
        }

        run.Output.WriteLine();
        var variables = configuration.Variables.ToList();
        if (variables.Count > 0)
        {
            run.Output.WriteLine("Immuta does not show these. Give them the values that they have there:");
            foreach (var variable in variables)
            {
                run.Output.WriteLine($"    export TF_VAR_{variable.Name}=...");
            }

            run.Output.WriteLine();
        }

        run.Output.WriteLine("Then see that nothing but imports is planned, and apply:");
        run.Output.WriteLine($"    immutainfra plan{(shown == "." ? "" : $" {ShellWord.Of(shown)}")}");
    }

    private static string ToJson(DiscoveredTenant discovery, DiscoveredConfiguration configuration, List<string> files) => new JObject
    {
        ["files"] = new JArray(files),
        ["resources"] = new JArray(configuration.Resources.Select(each => new JObject
        {
            ["address"] = each.Resource.Address,
            ["type"] = each.Resource.Resource.Schema.HclType,
            ["id"] = each.Resource.Resource.Id,
            ["status"] = each.Resource.Resource.Status,
            ["file"] = each.File,
            ["variables"] = new JArray(each.Resource.Variables.Select(variable => new JObject
            {
                ["name"] = variable.Name,
                ["attribute"] = variable.Attribute,
                ["type"] = variable.Type,
                ["sensitive"] = variable.IsSensitive,
            })),
        })),
        ["managed"] = discovery.Managed,
        ["unknown"] = new JArray(discovery.Unknown.Select(each => new JObject { ["id"] = each.Id, ["title"] = each.Title })),
    }.ToString(Formatting.Indented);
}
