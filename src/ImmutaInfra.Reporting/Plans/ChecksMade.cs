namespace ImmutaInfra.Reporting.Plans;

/// <summary>How much a plan has looked at.</summary>
public enum ChecksMade
{
    /// <summary>Not known: another program has planned, or there is no whole plan.</summary>
    NotKnown,

    /// <summary>The configuration alone; there is no plan.</summary>
    ConfigurationOnly,

    /// <summary>The configuration and the state, without asking Immuta.</summary>
    Local,

    /// <summary>The configuration, the state, and what is really there.</summary>
    Live,

    /// <summary>The same, and Immuta's dry run of every change.</summary>
    LiveAndServer,
}
