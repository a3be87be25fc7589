using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Reporting.Values;

/// <summary>Whether a reader would see a difference between two values.</summary>
internal static class Sameness
{
    /// <summary>Whether both are known and hold the same. Whether a value is secret does not count, and a null member counts as
    /// an absent one.</summary>
    public static bool IsSameAs(this Value before, Value after) => (before, after) switch
    {
        ({ IsUnknown: true }, _) or (_, { IsUnknown: true }) => false,
        (SecretValue mine, SecretValue theirs) => mine.Equals(theirs),
        (SecretValue mine, _) => mine.Revealed.IsSameAs(after),
        (_, SecretValue theirs) => before.IsSameAs(theirs.Revealed),
        (ObjectValue mine, ObjectValue theirs) => MembersAreSame(mine, theirs),
        (ListValue mine, ListValue theirs) => mine.Count == theirs.Count && mine.Zip(theirs).All(pair => pair.First.IsSameAs(pair.Second)),
        _ => before.Equals(after),
    };

    private static bool MembersAreSame(ObjectValue before, ObjectValue after) =>
        before.All(member => member.Value is NullValue ? after[member.Key] is NullValue : member.Value.IsSameAs(after[member.Key]))
        && after.All(member => member.Value is NullValue || before.Has(member.Key));
}
