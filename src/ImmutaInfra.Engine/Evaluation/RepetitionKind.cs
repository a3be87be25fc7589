namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What a block says about how often it is there.</summary>
internal enum RepetitionKind
{
    /// <summary>Nothing: once.</summary>
    Single,

    /// <summary><c>count</c>.</summary>
    Count,

    /// <summary><c>for_each</c>.</summary>
    ForEach,
}
