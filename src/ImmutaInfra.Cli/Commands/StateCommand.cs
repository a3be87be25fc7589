using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state</c>: looks into the state and takes care of it.</summary>
internal static class StateCommand
{
    public static Command Create(CliEnvironment environment) => new("state", "Looks into the state and takes care of it")
    {
        StateListCommand.Create(environment),
        StateShowCommand.Create(environment),
        StateMoveCommand.Create(environment),
        StateRemoveCommand.Create(environment),
        StateExportCommand.Create(environment),
        StateImportCommand.Create(environment),
        StateCopyCommand.Create(environment),
        StateVerifyCommand.Create(environment),
        StateRestoreCommand.Create(environment),
        StateUnlockCommand.Create(environment),
    };
}
