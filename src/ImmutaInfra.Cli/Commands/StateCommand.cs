using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>state</c>: looks into the state.</summary>
internal static class StateCommand
{
    public static Command Create(CliEnvironment environment) => new("state", "Looks into the state")
    {
        StateListCommand.Create(environment),
        StateShowCommand.Create(environment),
    };
}
