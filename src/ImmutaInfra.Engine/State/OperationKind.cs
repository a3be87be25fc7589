namespace ImmutaInfra.Engine.State;

/// <summary>What is being done to a resource.</summary>
public enum OperationKind
{
    /// <summary>It is being created.</summary>
    Creating,

    /// <summary>It is being changed in place.</summary>
    Updating,

    /// <summary>It is being deleted.</summary>
    Deleting,

    /// <summary>It is being read as one that somebody else manages.</summary>
    Reading,

    /// <summary>It is being taken over by its id.</summary>
    Importing,
}
