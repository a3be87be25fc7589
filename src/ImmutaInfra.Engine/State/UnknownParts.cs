namespace ImmutaInfra.Engine.State;

/// <summary>Fields of a checkpoint that this program does not know, by the object that they stand in.</summary>
/// <param name="Root">Of the whole file.</param>
/// <param name="Checkpoint">Of <c>checkpoint</c>.</param>
/// <param name="Deployment">Of <c>latest</c>.</param>
public sealed record UnknownParts(
    IReadOnlyList<VerbatimField> Root, IReadOnlyList<VerbatimField> Checkpoint, IReadOnlyList<VerbatimField> Deployment)
{
    /// <summary>None.</summary>
    public static UnknownParts None { get; } = new([], [], []);
}
