namespace ImmutaInfra.Core.Providers;

/// <summary>How a value changes.</summary>
public enum ChangeKind
{
    /// <summary>It was not there.</summary>
    Add,

    /// <summary>It was another.</summary>
    Update,

    /// <summary>It will not be there.</summary>
    Delete,
}
