namespace ImmutaInfra.Hcl.Values;

/// <summary>What has to be remembered about a value wherever it goes.</summary>
[Flags]
public enum HclMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It must not be shown.</summary>
    Sensitive = 1,

    /// <summary>It must not be kept beyond this run.</summary>
    Ephemeral = 2,
}
