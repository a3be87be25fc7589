namespace ImmutaInfra.Core.Addresses;

/// <summary>Who looks after it.</summary>
public enum ResourceMode
{
    /// <summary>We do: a <c>resource</c> block.</summary>
    Managed,

    /// <summary>Somebody else does, we read it: a <c>data</c> block.</summary>
    Data,
}
