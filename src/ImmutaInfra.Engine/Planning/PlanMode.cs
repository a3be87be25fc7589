namespace ImmutaInfra.Engine.Planning;

/// <summary>What a plan is for.</summary>
public enum PlanMode
{
    /// <summary>To reach what the configuration says.</summary>
    Normal,

    /// <summary>To remove everything.</summary>
    Destroy,

    /// <summary>To bring the state in line with what is really there, and nothing else.</summary>
    RefreshOnly,
}
