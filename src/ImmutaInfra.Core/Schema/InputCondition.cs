using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Schema;

/// <summary>Something that holds or does not hold for the inputs of a resource as a whole.</summary>
/// <param name="Text">How to say it to the user, to follow the word "when": <c>authenticationType is "okta"</c>.</param>
/// <param name="Holds">True, false, or null where it hangs on a value that is not known yet. The argument is the
/// resource's inputs, secrets opened.</param>
public sealed record InputCondition(string Text, Func<ObjectValue, bool?> Holds)
{
    /// <summary>Holds when the attribute has one of these texts.</summary>
    public static InputCondition Is(string attribute, params string[] values) =>
        new($"{attribute} is {string.Join(" or ", values.Select(value => $"\"{value}\""))}", inputs => inputs[attribute] switch
        {
            { IsUnknown: true } => null,
            TextValue text => values.Contains(text.Text, StringComparer.Ordinal),
            _ => false,
        });

    /// <summary>Holds when the attribute, given as the way to it from the top, is this truth value.</summary>
    public static InputCondition Is(bool value, params string[] path) =>
        new($"{string.Join('.', path)} is {(value ? "true" : "false")}", inputs =>
        {
            Value current = inputs;
            foreach (var name in path)
            {
                if (current.IsUnknown)
                {
                    return null;
                }

                current = current.Revealed is ObjectValue members ? members[name] : Value.Null;
            }

            return current.IsUnknown ? null : current.Revealed is BooleanValue { IsTrue: var isTrue } && isTrue == value;
        });
}
