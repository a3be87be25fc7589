namespace ImmutaInfra.Engine.Tests.Histories;

/// <summary>A random block of terraform_data. What it refers to and is not there is left out, so that any part of a program is a program.</summary>
/// <param name="Number">Its place among the blocks of its module.</param>
/// <param name="Times">0: one; 1 to 4: <c>count</c> of 0 to 3; above: <c>for_each</c> over the keys whose bits are set in what is above 4.</param>
/// <param name="Constant">A constant in its input.</param>
/// <param name="Reference">How far the block is that its input refers to; 0 for none.</param>
/// <param name="ReferenceKind">Which part of that it refers to.</param>
/// <param name="DependsOn">How far the block is that it depends on explicitly; 0 for none.</param>
/// <param name="Trigger">0: none; 1 and 2: a constant <c>triggers_replace</c>; 3: what its input refers to.</param>
/// <param name="TriggeredBy">How far the block is that <c>replace_triggered_by</c> names; 0 for none.</param>
/// <param name="CreatesFirst">Whether it has <c>create_before_destroy</c>.</param>
/// <param name="Ignores">Whether it ignores changes of its input.</param>
internal sealed record RandomBlock(
    int Number, int Times, int Constant, int Reference, int ReferenceKind, int DependsOn, int Trigger, int TriggeredBy, bool CreatesFirst, bool Ignores)
{
    private static readonly string[] AllKeys = ["a", "b.c", "d"];

    public string Name => $"r{Number}";

    public int? Count => Times is >= 1 and <= 4 ? Times - 1 : null;

    public IReadOnlyList<string>? Keys => Times > 4 ? [.. AllKeys.Where((_, index) => ((Times - 4) & (1 << index)) != 0)] : null;
}
