using System.CommandLine;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>scripts</c>: the scripts of a manual set-up, on standard output or in files that only their owner can read.</summary>
internal static class ScriptsCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("ADDRESS [DIR]") { Description = "A resource of the configuration or of the state.", Arity = ArgumentArity.ZeroOrMore };
        var phase = new Option<string>("--phase")
        {
            Description = "initial-create, create, edit, cleanup, post-cleanup or delete; what the next apply needs otherwise.",
            HelpName = "PHASE",
        };
        var folder = new Option<string>("--out") { Description = "Writes one file for each script, and how to run them, into this folder.", HelpName = "DIR" };
        var options = new CommonOptions();
        var command = new Command("scripts", "Gets the scripts of a manual set-up") { words, phase, folder };
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsAnswer,
            run => run.Rest is [var address]
                ? RunAsync(run, address, parse.GetValue(phase), parse.GetValue(folder))
                : throw new DiagnosticException(CliDiagnostics.MissingArgument("an address", "scripts", "scripts immuta_redshift_integration.warehouse --out scripts"))));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string address, string? phase, string? folder)
    {
        await using var engine = await run.OpenEngineAsync();
        var scripts = await engine.GetScriptsAsync(address, phase, CommandRun.Silence, run.Environment.Interrupts);
        var attested = scripts.Where(script => script.IsAttested).Select(script => script.Text).ToList();
        var digest = attested.Count > 0 ? ScriptDigest.Of(attested) : null;
        if (folder is not null)
        {
            var (files, removed) = new ScriptFolder(run.Environment.PathOf(folder), folder, run.Next).Write(address, scripts, digest);
            run.Output.WriteLine(run.IsJson ? ToJson(scripts, digest, files, withText: false) : string.Join('\n', digest is null ? files : files.Prepend($"SHA-256 {digest}")));
            foreach (var name in removed)
            {
                run.Error.WriteLine($"Removed {Path.Combine(folder, name)}, which was of an earlier set of scripts.");
            }

            return ExitCode.Done;
        }

        if (run.IsJson)
        {
            run.Output.WriteLine(ToJson(scripts, digest, files: [], withText: true));
            return ExitCode.Done;
        }

        foreach (var script in scripts)
        {
            run.Error.WriteLine($"# {script.Phase}: run it in {script.RunIn}");
            run.Output.Write(scripts.Count == 1 ? script.Text : Headed(script));
        }

        return ExitCode.Done;
    }

    /// <summary>A script among others: a comment says where it begins and where it belongs. A name there must not end the comment.</summary>
    private static string Headed(BootstrapScript script)
    {
        var place = string.Concat(script.RunIn.Select(c => char.IsControl(c) ? ' ' : c));
        return $"-- {script.Phase}: run in {place}\n{script.Text}{(script.Text.EndsWith('\n') ? "" : "\n")}";
    }

    private static string ToJson(IReadOnlyList<BootstrapScript> scripts, string? digest, IReadOnlyList<string> files, bool withText) => new JObject
    {
        ["sha256"] = digest,
        ["scripts"] = new JArray(scripts.Select((script, i) =>
        {
            var entry = new JObject
            {
                ["phase"] = script.Phase,
                ["run_in"] = script.RunIn,
                ["sha256"] = ScriptDigest.Of([script.Text]),
                ["attested"] = script.IsAttested,
            };
            entry[withText ? "text" : "file"] = withText ? script.Text : files[i];
            return entry;
        })),
    }.ToString(Formatting.Indented);
}
