using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources.Mapping;

/// <summary>From inputs to what is sent.</summary>
internal static class Envelope
{
    /// <summary>The whole of an integration as it shall be, secrets still wrapped.</summary>
    public static IntegrationRequest Of(IntegrationType type, ObjectValue inputs)
    {
        var config = new ObjectValue(type.ConfigAttributes
            .Select(attribute => KeyValuePair.Create(attribute.Name, inputs[attribute.Name]))
            .Where(member => !member.Value.IsNull));
        var whole = inputs[CommonAttributes.ExtraConfig] switch
        {
            ObjectValue extra => Merge(config, extra),
            SecretValue { Revealed: ObjectValue extra } => Merge(config, AllSecret(extra)),
            _ => config,
        };
        return new IntegrationRequest
        {
            Type = type.ApiName,
            AutoBootstrap = inputs[CommonAttributes.AutoBootstrap].Revealed is BooleanValue automatic ? automatic.IsTrue : null,
            Config = type.HasAutoBootstrap || whole.Count > 0 ? whole : null,
        };
    }

    /// <summary>The privileged log-in for a deletion, or null where none is wanted.</summary>
    /// <remarks>Source: Immuta API reference, "Integrations API endpoints", DELETE: an automatic set-up of Azure Synapse
    /// Analytics, Redshift or Snowflake needs one, everything else must be without.</remarks>
    public static ObjectValue? DeleteCredentials(IntegrationType type, ObjectValue inputs)
    {
        if (type.DeleteCredentials.Count == 0 || inputs[CommonAttributes.AutoBootstrap].Revealed is not BooleanValue { IsTrue: true })
        {
            return null;
        }

        var given = new ObjectValue(type.DeleteCredentials
            .Select(name => KeyValuePair.Create(name, inputs[name]))
            .Where(member => !member.Value.IsNull));

        // After an import the state knows no secret, and a log-in without one is none.
        return given.HasSecrets ? given : null;
    }

    private static ObjectValue Merge(ObjectValue config, ObjectValue extra) =>
        config.With(extra
            .Where(member => config[member.Key].Revealed is NullValue or ObjectValue)
            .Select(member => config[member.Key].Revealed is ObjectValue && member.Value.Revealed is ObjectValue
                ? KeyValuePair.Create<string, Value>(member.Key, Merge(MembersOf(config[member.Key]), MembersOf(member.Value)))
                : member));

    /// <summary>The members of an object; of one that is secret as a whole each is.</summary>
    private static ObjectValue MembersOf(Value value) =>
        value is SecretValue { Revealed: ObjectValue hidden } ? AllSecret(hidden) : (ObjectValue)value;

    private static ObjectValue AllSecret(ObjectValue members) =>
        new(members.Select(member => KeyValuePair.Create<string, Value>(member.Key, SecretValue.Of(member.Value))));
}
