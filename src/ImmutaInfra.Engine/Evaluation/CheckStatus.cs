namespace ImmutaInfra.Engine.Evaluation;

/// <summary>How a condition came out.</summary>
public enum CheckStatus
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It could not be evaluated.</summary>
    Error,

    /// <summary>It hangs on something that is known only after apply.</summary>
    Unknown,
}
