using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What a server does not show of an object that is imported, such as its password: what the configuration says counts as what
/// it is. Nobody could tell a difference, and a change of nothing but that would be sent for no reason that anybody can see.</summary>
internal static class HiddenInputs
{
    /// <summary>The inputs that were read, completed by those that cannot be.</summary>
    /// <param name="attributes">The schema's attributes at this level.</param>
    /// <param name="read">What the server shows.</param>
    /// <param name="written">What the configuration says, checked.</param>
    public static ObjectValue Complete(IReadOnlyList<AttributeSchema> attributes, ObjectValue read, ObjectValue written)
    {
        var whole = read;
        foreach (var attribute in attributes)
        {
            var (shown, wanted) = (read[attribute.Name], written[attribute.Name]);
            if (wanted.IsNull || wanted.HasUnknowns)
            {
                continue;
            }

            if (shown.IsNull && attribute.IsNeverReadBack)
            {
                whole = whole.With(attribute.Name, wanted);
            }
            else if (attribute.Type.Kind == AttributeKind.Object && shown.Revealed is ObjectValue members && wanted.Revealed is ObjectValue wantedMembers)
            {
                var inner = Complete(attribute.Type.Attributes, members, wantedMembers);
                whole = whole.With(attribute.Name, shown is SecretValue ? SecretValue.Of(inner) : inner);
            }
        }

        return whole;
    }
}
