namespace Immuta.Deploy;

/// <summary>What is done to the stack.</summary>
public enum Operation
{
    /// <summary>Says what <see cref="Up"/> would do.</summary>
    Preview,

    /// <summary>Makes everything as the program says.</summary>
    Up,

    /// <summary>Takes into the state what is really there.</summary>
    Refresh,

    /// <summary>Deletes all.</summary>
    Destroy,

    /// <summary>Says how what is really there differs from the state, and changes neither.</summary>
    Drift,
}
