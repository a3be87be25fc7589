using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>What there is to say about <c>moved</c> blocks; IMI3050 to IMI3056.</summary>
internal static class MoveDiagnostics
{
    public static Diagnostic TwoDestinations(MoveStatement statement, MoveStatement earlier) => Diagnostic.Error(
        "IMI3050", "Ambiguous move statements", statement.Written!.Span,
        $"{Name(earlier, earlier.From)} has moved to {Name(earlier, earlier.To)} already, by the block at {earlier.Written!.Span}; this one says that it moved to {Name(statement, statement.To)}.",
        "take one of the two blocks out.");

    public static Diagnostic TwoSources(MoveStatement statement, MoveStatement earlier) => Diagnostic.Error(
        "IMI3051", "Ambiguous move statements", statement.Written!.Span,
        $"{Name(earlier, earlier.From)} has moved to {Name(earlier, earlier.To)} already, by the block at {earlier.Written!.Span}; this one says that {Name(statement, statement.From)} moved there.",
        "take one of the two blocks out.");

    public static Diagnostic StillDeclared(MoveStatement statement, SourceSpan? declaration) => Diagnostic.Error(
        "IMI3052", "Moved object still exists", statement.Written!.Span,
        $"{Name(statement, statement.From)} is still declared{(declaration is null ? "" : $", at {declaration}")}, so it cannot have moved.",
        $"declare it as {Name(statement, statement.To)} instead, or take the moved block out.");

    public static Diagnostic Redundant(MoveStatement statement) => Diagnostic.Error(
        "IMI3053", "Redundant move statement", statement.Written!.Span, $"This says that {Name(statement, statement.From)} moved to where it is.");

    public static Diagnostic Cyclic(IReadOnlyList<MoveStatement> ring) => Diagnostic.Error(
        "IMI3054", "Cyclic dependency in move statements", ring[0].Written?.Span,
        $"These lead to each other in a ring: {string.Join(", ", ring.Select(each => $"{Name(each, each.From)} to {Name(each, each.To)}").Order(StringComparer.Ordinal))}.",
        "keep the block of the last move only.");

    public static Diagnostic Blocked(IReadOnlyList<(InstanceAddress From, InstanceAddress To)> moves) => Diagnostic.Warning(
        "IMI3055", "Unresolved resource instance address changes", null,
        $"These were to move, and something else is where they were to go:\n{string.Join('\n', moves.Select(move => $"  - {move.From} could not move to {move.To}"))}\nThis plan says what becomes of them at their old addresses.",
        "take what stands in the way to another address first:\n\n    immutainfra state mv FROM TO");

    public static Diagnostic NotTargeted(IReadOnlyList<(InstanceAddress From, InstanceAddress To)> moves) => Diagnostic.Error(
        "IMI3056", "Moved resource instances excluded by targeting", null,
        $"These have moved, and the targets leave them out:\n{string.Join('\n', moves.Select(move => $"  - {move.From} to {move.To}"))}",
        $"name them, too:{string.Concat(moves.SelectMany(move => new[] { move.From, move.To }).Select(address => $"\n    --target '{address}'"))}");

    private static AddressPattern Name(MoveStatement statement, AddressPattern end) => MoveStatement.Absolute(end, statement.Home);
}
