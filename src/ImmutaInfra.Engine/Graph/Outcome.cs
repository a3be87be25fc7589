namespace ImmutaInfra.Engine.Graph;

/// <summary>What came of a visit.</summary>
public enum Outcome
{
    /// <summary>It went well.</summary>
    Done,

    /// <summary>It went wrong; what depends on it is not visited.</summary>
    Failed,

    /// <summary>It was not visited, because something before it failed or the walk was stopped.</summary>
    Skipped,
}
