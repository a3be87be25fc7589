using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Syntax;

/// <summary><c>[for k, v in collection : value if condition]</c> or
/// <c>{for k, v in collection : key => value… if condition}</c>.</summary>
/// <param name="Span">From bracket to bracket.</param>
/// <param name="KeyName">The variable for the key or index, or null.</param>
/// <param name="ValueName">The variable for the element.</param>
/// <param name="Collection">What is walked over; the variables are not known in it.</param>
/// <param name="Key">The key of each item of an object; null makes it a tuple.</param>
/// <param name="Value">The value of each item.</param>
/// <param name="Condition">Which elements count, or null for all.</param>
/// <param name="IsGrouping">Whether <c>...</c> stands behind the value: values of equal keys are gathered into tuples.</param>
public sealed record ForSyntax(
    SourceSpan Span,
    string? KeyName,
    string ValueName,
    ExpressionSyntax Collection,
    ExpressionSyntax? Key,
    ExpressionSyntax Value,
    ExpressionSyntax? Condition,
    bool IsGrouping) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override int Depth { get; } = Math.Max(Above(Collection, Key), Above(Value, Condition));

    /// <summary>Whether it makes an object, not a tuple.</summary>
    public bool IsObject => Key is not null;
}
