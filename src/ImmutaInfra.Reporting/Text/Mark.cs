namespace ImmutaInfra.Reporting.Text;

/// <summary>What happens to the line that it stands in front of.</summary>
internal enum Mark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It will be there.</summary>
    Add,

    /// <summary>It will be another.</summary>
    Change,

    /// <summary>It will not be there.</summary>
    Remove,
}
