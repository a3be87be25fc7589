namespace ImmutaInfra.Engine.Planning;

/// <summary>What a plan does with an instance of a resource.</summary>
public enum PlannedAction
{
    /// <summary>Nothing.</summary>
    NoOp,

    /// <summary>Makes it.</summary>
    Create,

    /// <summary>Changes it in place.</summary>
    Update,

    /// <summary>Deletes it, then makes a new one.</summary>
    DeleteThenCreate,

    /// <summary>Makes a new one, then deletes the old one.</summary>
    CreateThenDelete,

    /// <summary>Deletes it.</summary>
    Delete,

    /// <summary>Takes it out of the state and leaves it alone.</summary>
    Forget,

    /// <summary>Reads a data source while applying, because what it is asked with is known only then.</summary>
    Read,
}
