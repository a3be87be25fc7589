namespace Immuta.Deploy;

/// <summary>How the program ends, for the jobs that run it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Pulumi, the provider or Immuta refused something.</summary>
    public const int Failed = 1;

    /// <summary>There are changes (preview, when asked to tell) or there is drift.</summary>
    public const int Changes = 2;

    /// <summary>Another update of the same stack is under way: worth another try later.</summary>
    public const int Locked = 3;

    /// <summary>There is no such stack.</summary>
    public const int NoStack = 4;

    /// <summary>The command line, the settings or the machine are not as they must be.</summary>
    public const int Usage = 64;

    public const int Interrupted = 130;
}
