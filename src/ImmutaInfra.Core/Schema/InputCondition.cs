using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Schema;

/// <summary>Something that holds or does not hold for the inputs of a resource as a whole.</summary>
/// <param name="Text">How to say it to the user, to follow the word "when": <c>authenticationType is "okta"</c>.</param>
/// <param name="Holds">True, false, or null where it hangs on a value that is not known yet. The argument is the
/// resource's inputs, secrets opened.</param>
public sealed record InputCondition(string Text, Func<ObjectValue, bool?> Holds);
