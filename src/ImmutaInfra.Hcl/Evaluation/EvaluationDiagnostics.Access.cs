using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Attributes and indices.</content>
internal static partial class EvaluationDiagnostics
{
    public static Diagnostic AttributeOfNull(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2030",
            "Attempt to get attribute from null value",
            at,
            "This value is null, so it does not have any attributes.");

    public static Diagnostic NoSuchAttribute(SourceSpan at, string name, IEnumerable<string> known) =>
        Diagnostic.Error(
            "IMI2031",
            "Unsupported attribute",
            at,
            $"This object does not have an attribute named {GoQuoting.Quote(name)}.",
            DidYouMean(name, known));

    public static Diagnostic NoSuchElement(SourceSpan at, string key, IEnumerable<string> known) =>
        Diagnostic.Error(
            "IMI2032",
            "Missing map element",
            at,
            $"This map does not have an element with the key {GoQuoting.Quote(key)}.",
            DidYouMean(key, known));

    public static Diagnostic NoAttributes(SourceSpan at, HclType type, string name) => Diagnostic.Error(
        "IMI2033",
        "Unsupported attribute",
        at,
        type.Kind switch
        {
            HclTypeKind.List when type.ElementType.Kind == HclTypeKind.Object => type.ElementType.FindAttribute(name) is not null
                ? $"Can't access attributes on a list of objects. Did you mean to access attribute {GoQuoting.Quote(name)} for a "
                    + "specific element of the list, or across all elements of the list?"
                : "Can't access attributes on a list of objects. Did you mean to access an attribute for a specific element of the "
                    + "list, or across all elements of the list?",
            HclTypeKind.Set when type.ElementType.Kind == HclTypeKind.Object =>
                "Can't access attributes on a set of objects. Did you mean to access an attribute across all elements of the set?",
            _ when type.IsPrimitive => $"Can't access attributes on a primitive-typed value ({type}).",
            _ => "This value does not have any attributes.",
        });

    public static Diagnostic IndexOfNull(SourceSpan at) =>
        Diagnostic.Error(
            "IMI2034", "Attempt to index null value", at, "This value is null, so it does not have any indices.");

    public static Diagnostic InvalidIndex(SourceSpan at, string why, string? hint = null) =>
        Diagnostic.Error("IMI2035", "Invalid index", at, why, hint);

    public static Diagnostic NoElementForKey(SourceSpan at, string? why = null, string? hint = null) => InvalidIndex(
        at, $"The given key does not identify an element in this collection value{(why is null ? "" : ": ")}{why}.", hint);

    public static string? DidYouMean(string name, IEnumerable<string> known) =>
        Nearest.To(name, known) is { } near ? $"did you mean {GoQuoting.Quote(near)}?" : null;
}
