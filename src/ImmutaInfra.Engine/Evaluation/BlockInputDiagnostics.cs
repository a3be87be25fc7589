using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What can be wrong with the arguments of a block; IMI254x, IMI2112 and IMI2113.</summary>
internal static class BlockInputDiagnostics
{
    public static Diagnostic WrongType(AttributeSchema attribute, SourceSpan at, ConversionFailure failure) => Diagnostic.Error(
        "IMI2540", "Incorrect attribute value type", at,
        $"Inappropriate value for attribute \"{attribute.HclName}\": {failure}.", IsOfMembers(failure) ? null : Wanted(TypeAt(attribute.Type, failure.Place))) with
    { Attribute = attribute.HclName };

    public static Diagnostic TooManyBlocks(string name, SourceSpan at) => Diagnostic.Error(
        "IMI2541", $"Too many {name} blocks", at, $"There may be one block \"{name}\" only.", "join the two into one.");

    public static Diagnostic Ephemeral(AttributeSchema attribute, BodyAttribute written) => Diagnostic.Error(
        "IMI2544", "Invalid use of ephemeral value", written.Expression.Span,
        $"Ephemeral values are not valid for \"{attribute.HclName}\", because it must be persisted to state.") with
    { Attribute = attribute.HclName };

    public static Diagnostic Infinite(AttributeSchema attribute, BodyAttribute written) => Diagnostic.Error(
        "IMI2112", "Infinite number", written.Expression.Span, $"The value of \"{attribute.HclName}\" holds a number without end, which the state cannot.") with
    { Attribute = attribute.HclName };

    public static Diagnostic ReadOnly(BodyAttribute written) => Diagnostic.Error(
        "IMI2113", $"\"{written.Name}\" attribute is read-only", written.NameSpan, "The provider finds its value; it cannot be given.", "remove the line.");

    public static Diagnostic AttributeAndBlock(string name, SourceSpan at) => Diagnostic.Error(
        "IMI2543", "Attribute and block of one name", at, $"\"{name}\" is given as an argument and as a block; it can be given in one way only.");

    private static AttributeType TypeAt(AttributeType type, PropertyPath place) => place.Segments.Aggregate(
        type, (outer, step) => outer.Attributes.FirstOrDefault(member => member.HclName.Equals(step))?.Type ?? outer.Element ?? AttributeType.Any);

    // Of the right shape, and what is missing is named.
    private static bool IsOfMembers(ConversionFailure failure) =>
        failure.Message.Contains("\" is required", StringComparison.Ordinal) || failure.Message.EndsWith("are required", StringComparison.Ordinal);

    private static string? Wanted(AttributeType type) => type.Kind switch
    {
        AttributeKind.Boolean => "write true or false.",
        AttributeKind.Number => "write a number.",
        AttributeKind.Integer => "write a whole number.",
        AttributeKind.Text => "write a text in quotes.",
        AttributeKind.List => "write a list in brackets, even of one:\n    [ ... ]",
        AttributeKind.Object or AttributeKind.Map => "write its members in braces:\n    { ... }",
        _ => null,
    };

    /// <summary>Reports members of an object that its type does not have; a conversion would drop them without a word.</summary>
    /// <returns>Whether there are any.</returns>
    public static bool AddUnsupportedMembers(HclValue value, AttributeSchema attribute, ExpressionSyntax written, DiagnosticBag diagnostics)
    {
        if (attribute.Type.Kind != AttributeKind.Object || !value.IsKnown || value.IsNull || value.Unmark().Type.Kind is not (HclTypeKind.Object or HclTypeKind.Map))
        {
            return false;
        }

        var known = attribute.Type.Attributes.Where(member => !member.IsComputed).Select(member => member.HclName).ToList();
        List<string> strangers = [.. value.Unmark().Keys.Where(name => !known.Contains(name))];
        foreach (var name in strangers)
        {
            var at = (written as ObjectSyntax)?.Items.FirstOrDefault(item => item.LiteralKey == name)?.KeySpan ?? written.Span;
            diagnostics.Add(Diagnostic.Error(
                "IMI2542", "Unsupported attribute", at,
                $"The object \"{attribute.HclName}\" has no attribute \"{name}\".",
                Nearest.To(name, known) is { } near ? $"did you mean \"{near}\"?" : $"it has {string.Join(", ", known)}.") with
            { Attribute = $"{attribute.HclName}.{name}" });
        }

        return strangers.Count > 0;
    }
}
