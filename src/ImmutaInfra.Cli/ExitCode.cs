namespace ImmutaInfra.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>An error, or the user said no.</summary>
    public const int Error = 1;

    /// <summary>There are changes, where the command was asked to say so.</summary>
    public const int Changes = 2;

    /// <summary>A file is not in the usual layout, where <c>fmt --check</c> was asked; as Terraform's.</summary>
    public const int Unformatted = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
