namespace ImmutaInfra.Reporting.Plans;

/// <summary>An attribute whose change needs a new resource.</summary>
/// <param name="Path">Names (<see cref="string"/>) and positions (<see cref="int"/>), from the outside in.</param>
/// <param name="Reason">Why, as a sentence without its full stop; <see cref="NotSaid"/> where nobody says.</param>
public sealed record ReplaceCause(IReadOnlyList<object> Path, string Reason)
{
    /// <summary>What stands in the place of a reason that nobody gives.</summary>
    public const string NotSaid = "it cannot be changed in place";

    /// <summary>The path as people write it: <c>impersonation.role</c>.</summary>
    public string Name => string.Concat(Path.Select((segment, i) => segment is int index ? $"[{index}]" : i == 0 ? $"{segment}" : $".{segment}"));
}
