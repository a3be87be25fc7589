using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Checking;

/// <summary>What a rule sees of the inputs and where it reports.</summary>
/// <param name="inputs">The inputs, secrets opened.</param>
/// <param name="findings">Takes what the rule finds.</param>
internal sealed class RuleInputs(ObjectValue inputs, Findings findings)
{
    /// <summary>The text at that place, or null where there is none or none that is known.</summary>
    public string? Text(params string[] path) => (At(path) as TextValue)?.Text;

    /// <summary>The truth value at that place, or null.</summary>
    public bool? Flag(params string[] path) => (At(path) as BooleanValue)?.IsTrue;

    /// <summary>The number at that place, or null.</summary>
    public Number? Number(params string[] path) => (At(path) as NumberValue)?.Number;

    /// <summary>Whether nothing is given there; false where it is not known yet.</summary>
    public bool IsAbsent(params string[] path) => At(path) is NullValue;

    /// <summary>Reports a mistake at that place.</summary>
    public void Report(Diagnostic diagnostic, params string[] path) =>
        findings.Add(path.Aggregate(Place.Root, (place, name) => place.Attribute(name)), diagnostic);

    private Value At(string[] path)
    {
        Value current = inputs;
        foreach (var name in path)
        {
            if (current is not ObjectValue members)
            {
                return current is UnknownValue ? current : Value.Null;
            }

            current = members[name];
        }

        return current;
    }
}
