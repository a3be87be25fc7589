using System.Collections.Immutable;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>What it takes to get from a resource to its wanted inputs.</summary>
/// <param name="Action">What has to happen.</param>
/// <param name="Changes">Each value that changes, as deep inside as the difference lies, in ordinal order of attributes.</param>
/// <param name="DeleteFirst">Whether a replacement must delete the old one before it creates the new one.</param>
public sealed record ResourceDiff(ResourceAction Action, ImmutableArray<AttributeChange> Changes, bool DeleteFirst)
{
    /// <summary>Nothing to do.</summary>
    public static ResourceDiff Nothing { get; } = new(ResourceAction.None, [], DeleteFirst: false);

    /// <summary>Compares inputs with wanted inputs attribute by attribute. Same arguments, same answer.</summary>
    /// <remarks>An unknown planned value counts as a change. Secrets are compared, and never printed. Attributes of no schema
    /// are compared as updates. Steering attributes do not count; nor does it to write down what the server takes anyhow, or to
    /// leave it out.</remarks>
    /// <param name="attributes">The schema's attributes at this level.</param>
    /// <param name="prior">The inputs that are.</param>
    /// <param name="planned">The inputs that shall be.</param>
    /// <param name="deleteFirst">Whether a replacement of this type deletes first.</param>
    public static ResourceDiff Between(
        IReadOnlyList<AttributeSchema> attributes, ObjectValue prior, ObjectValue planned, bool deleteFirst)
    {
        var changes = ImmutableArray.CreateBuilder<AttributeChange>();
        Compare(PropertyPath.Root, attributes, prior, planned, inheritedReason: null, changes);
        return Of(changes.ToImmutable(), deleteFirst);
    }

    /// <summary>The diff that these changes make up.</summary>
    public static ResourceDiff Of(ImmutableArray<AttributeChange> changes, bool deleteFirst) => changes switch
    {
        [] => Nothing,
        _ when changes.Any(change => change.ReplaceReason is not null) => new ResourceDiff(ResourceAction.Replace, changes, deleteFirst),
        _ => new ResourceDiff(ResourceAction.Update, changes, DeleteFirst: false),
    };

    private static void Compare(
        PropertyPath at,
        IReadOnlyList<AttributeSchema> attributes,
        ObjectValue prior,
        ObjectValue planned,
        string? inheritedReason,
        ImmutableArray<AttributeChange>.Builder changes)
    {
        foreach (var name in prior.Names.Union(planned.Names, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var schema = attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));
            if (schema is not { IsSteering: true } and not { IsComputed: true })
            {
                Compare(at.Member(name), schema, prior[name], planned[name], schema?.ReplaceReason ?? inheritedReason, changes);
            }
        }
    }

    private static void Compare(
        PropertyPath at,
        AttributeSchema? schema,
        Value prior,
        Value planned,
        string? reason,
        ImmutableArray<AttributeChange>.Builder changes)
    {
        if (prior.IsKnownToEqual(planned)
            || (prior.IsNull && IsServerDefault(schema, planned))
            || (planned.IsNull && IsServerDefault(schema, prior)))
        {
            return;
        }

        if (prior.Revealed is ObjectValue before && planned.Revealed is ObjectValue after && schema is { Type.Kind: AttributeKind.Object or AttributeKind.Map })
        {
            var inside = ImmutableArray.CreateBuilder<AttributeChange>();
            Compare(at, schema.Type.Attributes, before, after, reason, inside);
            if (prior is not SecretValue && planned is not SecretValue)
            {
                changes.AddRange(inside);
            }
            else if (inside.Count > 0)
            {
                // What of a secret object has changed is part of the secret.
                var why = inside.Select(change => change.ReplaceReason).FirstOrDefault(each => each is not null);
                changes.Add(new AttributeChange(at, ChangeKind.Update, prior, planned, why));
            }

            return;
        }

        var kind = prior.IsNull ? ChangeKind.Add : planned.IsNull ? ChangeKind.Delete : ChangeKind.Update;
        changes.Add(new AttributeChange(at, kind, prior, planned, reason));
    }

    private static bool IsServerDefault(AttributeSchema? schema, Value value) => (schema, value.Revealed) switch
    {
        ({ ServerDefault: { } filledIn }, _) => filledIn.IsKnownToEqual(value),
        ({ Type.Kind: AttributeKind.Object }, ObjectValue members) => members.All(member => IsServerDefault(
            schema.Type.Attributes.FirstOrDefault(attribute => string.Equals(attribute.Name, member.Key, StringComparison.Ordinal)), member.Value)),
        _ => false,
    };
}
