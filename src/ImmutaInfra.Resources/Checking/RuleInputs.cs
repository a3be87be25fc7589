using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Checking;

/// <summary>What a rule sees of the inputs and where it reports.</summary>
/// <param name="inputs">The inputs; a rule sees them with secrets opened.</param>
/// <param name="attributes">Their schema.</param>
/// <param name="findings">Takes what the rule finds.</param>
internal sealed class RuleInputs(ObjectValue inputs, IReadOnlyList<AttributeSchema> attributes, Findings findings)
{
    /// <summary>The text at that place, or null where there is none or none that is known.</summary>
    public string? Text(params string[] path) => (At(path) as TextValue)?.Text;

    /// <summary>The truth value at that place, or null.</summary>
    public bool? Flag(params string[] path) => (At(path) as BooleanValue)?.IsTrue;

    /// <summary>The number at that place, or null.</summary>
    public Number? Number(params string[] path) => (At(path) as NumberValue)?.Number;

    /// <summary>Whether nothing is given there; false where it is not known yet.</summary>
    public bool IsAbsent(params string[] path) => At(path) is NullValue;

    /// <summary>Reports a mistake at that place. Rules quote values, save where the schema calls them secret; where only the user
    /// does, the words that may hold one are left out.</summary>
    public void Report(Diagnostic diagnostic, params string[] path)
    {
        var place = path.Aggregate(Place.Root, (place, name) => place.Attribute(name));
        findings.Add(place, IsCalledSecret(path) ? CheckDiagnostics.HiddenValue(diagnostic, place.Hcl) : diagnostic);
    }

    private Value At(string[] path)
    {
        Value current = inputs;
        foreach (var name in path)
        {
            if (current is not ObjectValue members)
            {
                return current is UnknownValue ? current : Value.Null;
            }

            current = members[name].Revealed;
        }

        return current;
    }

    private bool IsCalledSecret(string[] path)
    {
        Value current = inputs;
        var level = attributes;
        var isSecret = false;
        foreach (var name in path)
        {
            var attribute = level.FirstOrDefault(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal));
            if (attribute is { IsSecret: true })
            {
                return false;
            }

            current = current.Revealed is ObjectValue members ? members[name] : Value.Null;
            isSecret |= current is SecretValue;
            level = attribute?.Type.Attributes ?? [];
        }

        return isSecret;
    }
}
