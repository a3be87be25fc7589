namespace ImmutaInfra.Cli.Engines;

/// <summary>Whom the providers of a run could ask.</summary>
internal sealed class AsksMade
{
    /// <summary>Whether one of them had no key, so that it answered without asking Immuta.</summary>
    public bool IsWithoutKey { get; set; }

    /// <summary>Whether one of them lets Immuta check what is planned.</summary>
    public bool AsksForDryRun { get; set; }
}
