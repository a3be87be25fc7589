using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>schema</c>: the Pulumi package schema, the same that the plugin serves.</summary>
internal static class SchemaCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("schema", "Prints the Pulumi package schema, from which SDKs are made");
        command.SetAction(_ =>
        {
            environment.Output.WriteLine(Wiring.PackageSchema(environment.Clock));
            return ExitCode.Done;
        });
        return command;
    }
}
