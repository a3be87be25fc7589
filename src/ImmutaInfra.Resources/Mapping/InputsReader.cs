using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources.Mapping;

/// <summary>From what the server tells to inputs in the normal form of a check.</summary>
/// <remarks>What the server hides or leaves out keeps the value in the state; what the server filled in does not appear unless
/// the user set it; what others changed does. Source: Immuta API reference, "Response schema", on redaction and defaults.</remarks>
internal static class InputsReader
{
    /// <summary>The inputs that describe an integration.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="integration">What the server tells.</param>
    /// <param name="prior">The inputs in the state, or null for an import.</param>
    public static ObjectValue Read(IntegrationType type, Integration integration, ObjectValue? prior)
    {
        var inputs = new List<KeyValuePair<string, Value>>();
        foreach (var attribute in type.Schema.Inputs)
        {
            var before = prior?[attribute.Name] ?? Value.Null;
            var now = attribute.Name switch
            {
                CommonAttributes.AutoBootstrap => integration.AutoBootstrap is { } automatic ? automatic : attribute.Default ?? before,
                CommonAttributes.ExtraConfig => ReadOpen(before, integration.Config),
                _ when attribute.IsSteering => before,
                _ => ReadAttribute(attribute, before, integration.Config[attribute.Name], isImport: prior is null),
            };
            if (!now.IsNull)
            {
                var isSecret = attribute.IsSecret || before is SecretValue;
                inputs.Add(KeyValuePair.Create(attribute.Name, isSecret ? SecretValue.Of(now) : now));
            }
        }

        return new ObjectValue(inputs);
    }

    private static Value ReadAttribute(AttributeSchema attribute, Value prior, Value server, bool isImport)
    {
        if (server.IsNull || InputChecker.IsRedacted(server))
        {
            return KeepsWhatIsHidden(attribute, prior) || InputChecker.IsRedacted(server) || prior.IsKnownToEqual(attribute.ServerDefault ?? Value.Null)
                ? prior
                : MissingObject(attribute, prior);
        }

        if (attribute.IsNeverReadBack && !isImport && attribute.Type.Kind != AttributeKind.Object)
        {
            // Sent in clear after all: it need not be what was given, as with the account of an automatic set-up.
            return prior;
        }

        return (attribute.Type.Kind, server) switch
        {
            (AttributeKind.Object, ObjectValue members) => ReadObject(attribute, prior, members, isImport),
            (AttributeKind.List, ListValue items) => ReadList(attribute, prior, items),
            (AttributeKind.Map or AttributeKind.Any, _) => ReadOpen(prior, server),
            _ => WithoutFilledIn(attribute, prior, InForm(attribute, server)),
        };
    }

    private static Value ReadObject(AttributeSchema attribute, Value prior, ObjectValue server, bool isImport)
    {
        var before = prior.Revealed as ObjectValue;
        var members = new List<KeyValuePair<string, Value>>();
        foreach (var member in attribute.Type.Attributes.Where(member => !member.IsComputed))
        {
            var now = ReadAttribute(member, before?[member.Name] ?? Value.Null, server[member.Name], isImport);
            if (!now.IsNull)
            {
                members.Add(KeyValuePair.Create(member.Name, member.IsSecret || before?[member.Name] is SecretValue ? SecretValue.Of(now) : now));
            }
        }

        return members.Count == 0 && before is null ? Value.Null : new ObjectValue(members);
    }

    /// <summary>An object that the server no longer tells of: what was set in it is gone, save what equals the defaults.</summary>
    private static Value MissingObject(AttributeSchema attribute, Value prior) =>
        attribute.Type.Kind == AttributeKind.Object && prior.Revealed is ObjectValue
            && ReadObject(attribute, prior, ObjectValue.Empty, isImport: false) is ObjectValue { Count: > 0 } rest
            ? rest
            : attribute.Type.Kind == AttributeKind.Object && prior.Revealed is ObjectValue { Count: 0 } ? prior : Value.Null;

    private static bool KeepsWhatIsHidden(AttributeSchema attribute, Value prior) =>
        attribute.IsNeverReadBack
        || attribute.IsSecret
        || prior.IsNull
        || (attribute.Type.Kind == AttributeKind.Object && attribute.Type.Attributes.Any(member => member.IsNeverReadBack));

    private static Value ReadList(AttributeSchema attribute, Value prior, ListValue server)
    {
        var before = prior.Revealed as ListValue;
        var isOpen = attribute.Type.Element!.Kind is AttributeKind.Map or AttributeKind.Any;
        if (server.Count == 0 && before is null)
        {
            return Value.Null;
        }

        if (before?.Count != server.Count)
        {
            return KeepSecret(before ?? Value.Null, server);
        }

        return KeepSecret(before, isOpen ? ReadOpenItems(before, server) : HoldSameItems(before, server) ? before : server);
    }

    /// <summary>Whether both hold the same, in whatever order: warehouses, roles and workspaces have none for Immuta.</summary>
    private static bool HoldSameItems(ListValue before, ListValue server)
    {
        var left = new Dictionary<Value, int>();
        foreach (var item in before)
        {
            left[item.Revealed] = left.GetValueOrDefault(item.Revealed) + 1;
        }

        return server.All(item => left.TryGetValue(item, out var count) && (left[item] = count - 1) >= 0);
    }

    /// <summary>Items without a schema, each compared with the one of the state that it describes. Few, as each is an object of the user's.</summary>
    private static ListValue ReadOpenItems(ListValue before, ListValue server)
    {
        var free = server.ToList();
        var isSame = before.All(item => free.FindIndex(candidate => ReadOpen(item, candidate).IsKnownToEqual(item)) is var at and >= 0 && Take(at));
        return isSame ? before : new ListValue(server.Select((item, i) => ReadOpen(before[i], item)));

        bool Take(int at)
        {
            free.RemoveAt(at);
            return true;
        }
    }

    /// <summary>The server's value for one that holds secrets: where nothing has changed the one in the state, else all of it secret, as
    /// nobody knows where in it the secrets stand now.</summary>
    private static Value KeepSecret(Value prior, Value server) =>
        !prior.HasSecrets ? server : prior.IsKnownToEqual(server) ? prior : SecretValue.Of(server);

    /// <summary>A value of no schema: of objects only what the state holds counts, as the server adds what it likes.</summary>
    private static Value ReadOpen(Value prior, Value server)
    {
        var now = (prior.Revealed, server) switch
        {
            (NullValue, _) => Value.Null,
            (_, NullValue) => prior,
            _ when InputChecker.IsRedacted(server) => prior,
            (ObjectValue before, ObjectValue members) => new ObjectValue(
                before.Select(member => KeyValuePair.Create(member.Key, member.Value.IsNull ? member.Value : ReadOpen(member.Value, members[member.Key])))),
            (ListValue before, ListValue items) when before.Count == items.Count =>
                KeepSecret(before, new ListValue(items.Select((item, i) => ReadOpen(before[i], item)))),
            _ => KeepSecret(prior, server),
        };
        return prior is SecretValue ? SecretValue.Of(now) : now;
    }

    private static Value WithoutFilledIn(AttributeSchema attribute, Value prior, Value server) =>
        prior.IsNull && attribute.ServerDefault is { } filledIn && filledIn.IsKnownToEqual(server) && !attribute.IsRequired ? Value.Null : server;

    /// <summary>Numbers that come as texts and the like; what does not fit stays as it is and shows up as a change.</summary>
    private static Value InForm(AttributeSchema attribute, Value server) => (attribute.Type.Kind, server) switch
    {
        (AttributeKind.Text, NumberValue or BooleanValue) => server.ToString(),
        (AttributeKind.Integer or AttributeKind.Number, TextValue text) when Number.TryParse(text.Text, out var number) => number,
        (AttributeKind.Boolean, TextValue { Text: "true" or "false" } text) => text.Text == "true",
        _ => server,
    };
}
