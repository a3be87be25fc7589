namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>What kind of run a history entry tells of.</summary>
public enum RunKind
{
    /// <summary>An apply.</summary>
    Update,

    /// <summary>A refresh.</summary>
    Refresh,

    /// <summary>A renaming of the stack.</summary>
    Rename,

    /// <summary>A destroy.</summary>
    Destroy,

    /// <summary>An import of a whole state.</summary>
    Import,

    /// <summary>An import of resources.</summary>
    ResourceImport,
}
