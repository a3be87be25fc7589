using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What can be wrong with <c>count</c> and <c>for_each</c>; IMI252x and IMI2545.</summary>
internal static class RepetitionDiagnostics
{
    private const string UnknownHint =
        "use keys or numbers that the configuration gives by itself, or apply first what they come from, with --target.";

    /// <summary>Whether a message only says that a value is not known yet.</summary>
    public static bool SaysUnknown(Diagnostic diagnostic) => diagnostic.Code is "IMI2521" or "IMI2525";

    public static Diagnostic UnknownCount(SourceSpan at) => Diagnostic.Error(
        "IMI2521", "Invalid count argument", at,
        "The value of count hangs on attributes that are known only after apply, so it cannot be said how many instances there will be.", UnknownHint);

    public static Diagnostic NullCount(SourceSpan at) => Diagnostic.Error(
        "IMI2522", "Invalid count argument", at, "The value of count is null; it must be a whole number that is not negative.");

    public static Diagnostic InvalidCount(SourceSpan at, string problem) => Diagnostic.Error(
        "IMI2523", "Invalid count argument", at, $"The value of count cannot be used: {problem}.");

    public static Diagnostic SensitiveForEach(SourceSpan at) => Diagnostic.Error(
        "IMI2524", "Invalid for_each argument", at,
        "Sensitive values, or values made of them, cannot be used in for_each: the keys of the instances would show them.",
        "wrap it in nonsensitive(…) if it may be seen.");

    public static Diagnostic EphemeralCount(SourceSpan at) => Diagnostic.Error(
        "IMI2529", "Invalid count argument", at,
        "The given \"count\" is derived from an ephemeral value, which means that it cannot be kept beyond the run; the instances are.");

    public static Diagnostic EphemeralForEach(SourceSpan at) => Diagnostic.Error(
        "IMI2545", "Invalid for_each argument", at,
        "The given \"for_each\" is derived from an ephemeral value, which means that it cannot be kept beyond the run; the keys of the instances are.");

    public static Diagnostic UnknownForEach(SourceSpan at) => Diagnostic.Error(
        "IMI2525", "Invalid for_each argument", at,
        "The keys of for_each hang on attributes that are known only after apply, so it cannot be said which instances there will be.", UnknownHint);

    public static Diagnostic NullForEach(SourceSpan at) => Diagnostic.Error(
        "IMI2526", "Invalid for_each argument", at, "The value of for_each is null; it must be a map, or a set of strings.");

    public static Diagnostic NullInForEach(SourceSpan at) => Diagnostic.Error(
        "IMI2527", "Invalid for_each set argument", at, "The set in for_each holds a null; each element must be a string.");

    public static Diagnostic InvalidForEach(SourceSpan at, string type) => Diagnostic.Error(
        "IMI2528", "Invalid for_each argument", at, $"The value of for_each must be a map, or a set of strings, and is a value of type {type}.",
        "turn a list of strings into a set: toset(…)");
}
