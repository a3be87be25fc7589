using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>stack</c>: lists, makes, renames and removes stacks.</summary>
internal static class StackCommand
{
    public static Command Create(CliEnvironment environment) => new("stack", "Lists, makes, renames and removes stacks")
    {
        StackListCommand.Create(environment),
        StackNewCommand.Create(environment),
        StackRenameCommand.Create(environment),
        StackRemoveCommand.Create(environment),
        StackSecretsCommand.Create(environment),
    };
}
