namespace ImmutaInfra.Reporting.Plans;

/// <summary>Whose words a part of a phrase holds.</summary>
public enum PhraseKind
{
    /// <summary>Ours.</summary>
    Ours,

    /// <summary>A name, a value or a command from outside; shown as code.</summary>
    Code,

    /// <summary>Prose from outside.</summary>
    Words,
}
