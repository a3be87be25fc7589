namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>What a message about an expression complains of.</summary>
public enum Blame
{
    /// <summary>The value or its type.</summary>
    Value,

    /// <summary>That the value is not known yet.</summary>
    Unknown,

    /// <summary>That the value is sensitive.</summary>
    Sensitive,

    /// <summary>That the value is ephemeral.</summary>
    Ephemeral,
}
