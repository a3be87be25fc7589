using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack</c>: lists, makes and removes stacks.</summary>
internal static class StackCommand
{
    public static Command Create(CliEnvironment environment) => new("stack", "Lists, makes and removes stacks")
    {
        StackListCommand.Create(environment),
        StackNewCommand.Create(environment),
        StackRemoveCommand.Create(environment),
        StackSecretsCommand.Create(environment),
    };
}
