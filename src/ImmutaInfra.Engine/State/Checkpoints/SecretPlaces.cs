using System.Globalization;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Finds the secrets in records, with their places.</summary>
internal static class SecretPlaces
{
    /// <summary>Every secret of a snapshot, in the order of the file: <c>resources[3].inputs.password</c>.</summary>
    public static IEnumerable<(string Place, SecretValue Secret)> In(StackSnapshot snapshot)
    {
        for (var i = 0; i < snapshot.Resources.Count; i++)
        {
            foreach (var found in In(string.Create(CultureInfo.InvariantCulture, $"resources[{i}]"), snapshot.Resources[i]))
            {
                yield return found;
            }
        }

        for (var i = 0; i < snapshot.PendingOperations.Count; i++)
        {
            foreach (var found in In(string.Create(CultureInfo.InvariantCulture, $"pending_operations[{i}].resource"), snapshot.PendingOperations[i].Resource))
            {
                yield return found;
            }
        }
    }

    /// <summary>Every secret of a record.</summary>
    public static IEnumerable<(string Place, SecretValue Secret)> In(string place, ResourceState resource) =>
        In($"{place}.inputs", resource.Inputs)
            .Concat(In($"{place}.outputs", resource.Outputs))
            .Concat(resource.ReplacementTrigger is { } trigger ? In($"{place}.replacementTrigger", trigger) : []);

    private static IEnumerable<(string, SecretValue)> In(string place, Value value) => value switch
    {
        { HasSecrets: false } => [],
        SecretValue secret => [(place, secret)],
        ObjectValue members => members.SelectMany(member => In($"{place}.{member.Key}", member.Value)),
        ListValue items => items.SelectMany((item, i) => In(string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), item)),
        _ => [],
    };
}
