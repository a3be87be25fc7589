namespace ImmutaInfra.Engine.Observing;

/// <summary>One thing that is done to one resource. A replacement is two: a deletion and a creation.</summary>
public enum Operation
{
    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It is read.</summary>
    Read,

    /// <summary>It is read by its id for the first time.</summary>
    Import,
}
