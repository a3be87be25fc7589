namespace ImmutaInfra.Api.Scripts;

/// <summary>What a script of a manual set-up is for.</summary>
public enum ScriptPhase
{
    /// <summary>The first script of a set-up in two steps (Azure Synapse Analytics, Redshift).</summary>
    InitialCreate,

    /// <summary>The set-up script; the second one where there are two.</summary>
    Create,

    /// <summary>What to run before a change of an existing integration.</summary>
    Edit,

    /// <summary>What removes an integration that was not successfully created.</summary>
    Cleanup,

    /// <summary>What to run after <see cref="Cleanup"/> (Azure Synapse Analytics).</summary>
    PostCleanup,

    /// <summary>What to run before an existing integration is deleted.</summary>
    Delete,
}
