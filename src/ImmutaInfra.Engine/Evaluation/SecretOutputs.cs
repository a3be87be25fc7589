using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Makes outputs secret where they have to be, whatever the provider makes of them.</summary>
/// <remarks>Source: the Pulumi engine, as it behaves: an output is secret where the input of its name is, and where an option says so.</remarks>
internal static class SecretOutputs
{
    /// <summary>The outputs with secrets marked.</summary>
    /// <param name="outputs">What the provider says.</param>
    /// <param name="inputs">What it was told.</param>
    /// <param name="names">Outputs that are secret as a whole.</param>
    public static ObjectValue Mark(ObjectValue outputs, ObjectValue inputs, IReadOnlyList<string> names)
    {
        if (!inputs.HasSecrets && names.Count == 0)
        {
            return outputs;
        }

        var marked = inputs.HasSecrets ? (ObjectValue)Mark((Value)outputs, inputs) : outputs;
        foreach (var name in names.Where(name => marked[name] is { IsNull: false, IsUnknown: false } and not SecretValue))
        {
            marked = marked.With(name, SecretValue.Of(marked[name]));
        }

        return marked;
    }

    private static Value Mark(Value output, Value input) => (output, input) switch
    {
        _ when !input.HasSecrets || output.IsNull => output,
        (SecretValue, _) or (UnknownValue, _) => output,
        (_, SecretValue) => SecretValue.Of(output),
        (ObjectValue members, ObjectValue given) => new ObjectValue(members.Select(member => KeyValuePair.Create(member.Key, Mark(member.Value, given[member.Key])))),
        (ListValue items, ListValue given) when items.Count == given.Count => new ListValue(items.Select((item, i) => Mark(item, given[i]))),
        _ => output,
    };
}
