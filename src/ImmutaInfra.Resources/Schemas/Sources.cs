namespace ImmutaInfra.Resources.Schemas;

/// <summary>How sure a fact about an attribute is.</summary>
internal static class Sources
{
    /// <summary>Stated by the reference of the API.</summary>
    public const string Stated = "Immuta documentation, Integrations API reference";

    /// <summary>Stated by another page of the vendor.</summary>
    public const string Documented = "Immuta documentation, set-up guides";

    /// <summary>Not documented.</summary>
    public const string Inferred = "not documented; inferred from related attributes";
}
