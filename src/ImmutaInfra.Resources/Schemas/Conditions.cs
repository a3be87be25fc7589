using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Schemas;

/// <summary>When an attribute is required or allowed. What hangs on an attribute that is missing or not known yet is not
/// judged: the missing one is reported already.</summary>
internal static class Conditions
{
    /// <summary>Holds when <c>authenticationType</c> has one of these values.</summary>
    public static InputCondition LoginIs(params string[] values) =>
        new($"authentication_type is {string.Join(" or ", values.Select(value => $"\"{value}\""))}",
            inputs => inputs["authenticationType"] is TextValue text ? values.Contains(text.Text, StringComparer.Ordinal) : null);

    /// <summary>Holds when the attribute at that place is this truth value.</summary>
    public static InputCondition Is(bool value, params string[] path) =>
        new($"{string.Join('.', path.Select(AttributeNames.ToHcl))} is {(value ? "true" : "false")}", inputs => At(inputs, path) switch
        {
            BooleanValue truth => truth.IsTrue == value,
            NullValue when path.Length > 1 => false,
            _ => null,
        });

    /// <summary>Holds unless the attribute at that place is this truth value.</summary>
    public static InputCondition IsNot(bool value, params string[] path) =>
        new($"{string.Join('.', path.Select(AttributeNames.ToHcl))} is not {(value ? "true" : "false")}", inputs => At(inputs, path) switch
        {
            BooleanValue truth => truth.IsTrue != value,
            NullValue => true,
            _ => null,
        });

    private static Value At(ObjectValue inputs, string[] path)
    {
        Value current = inputs;
        foreach (var name in path)
        {
            if (current is not ObjectValue members)
            {
                return current;
            }

            current = members[name];
        }

        return current;
    }
}
