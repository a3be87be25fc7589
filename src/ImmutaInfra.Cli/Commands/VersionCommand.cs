using System.CommandLine;
using Newtonsoft.Json;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>version</c>: which ImmutaInfra this is.</summary>
internal static class VersionCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var json = new Option<bool>("--json") { Description = "Writes JSON for programs." };
        var command = new Command("version", "Shows which ImmutaInfra this is") { json };
        command.SetAction(parse =>
        {
            environment.Output.WriteLine(parse.GetValue(json) ? $"{{\"immutainfra_version\":{JsonConvert.ToString(ProductVersion.Text)}}}" : Line);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The version for people.</summary>
    public static string Line => $"ImmutaInfra {ProductVersion.Text}";
}
