using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Leaves attributes as they are that <c>ignore_changes</c> names.</summary>
internal static class IgnoredChanges
{
    /// <summary>The wanted inputs with the prior values of what is to be ignored.</summary>
    /// <param name="ignored">What the user says.</param>
    /// <param name="attributes">The schema's attributes.</param>
    /// <param name="wanted">What the configuration gives, camelCase.</param>
    /// <param name="prior">What is, camelCase.</param>
    public static ObjectValue Apply(IgnoreChanges ignored, IReadOnlyList<AttributeSchema> attributes, ObjectValue wanted, ObjectValue prior) =>
        ignored.All
            ? prior
            : ignored.Paths.Aggregate(wanted, (inputs, path) => Apply(path, attributes, inputs, prior));

    private static ObjectValue Apply(ScopeTraversalSyntax path, IReadOnlyList<AttributeSchema> attributes, ObjectValue wanted, ObjectValue prior) =>
        path.Steps.Count > 0 && attributes.FirstOrDefault(attribute => attribute.HclName == path.RootName) is { Type.Kind: AttributeKind.Typed } typed
            ? With(wanted, typed.Name, IgnoredTypedChanges.Apply(wanted[typed.Name], prior[typed.Name], path.Steps))
            : (ObjectValue)Replace(wanted, prior, Steps(path, attributes));

    private static ObjectValue With(ObjectValue inputs, string name, Value value) => value.IsNull ? inputs.Without(name) : inputs.With(name, value);

    /// <summary>The paths as the state notes them. What lies inside a value of any shape is noted as the whole of it, and triggers, which the
    /// state keeps apart from the inputs, are not.</summary>
    /// <remarks>Source: recorded stacks of pulumi-hcl 0.16.</remarks>
    public static IReadOnlyList<string> Paths(IgnoreChanges ignored, IReadOnlyList<AttributeSchema> attributes) => ignored.All
        ? ["[*]"]
        : [.. from path in ignored.Paths
              let attribute = attributes.FirstOrDefault(candidate => candidate.HclName == path.RootName)
              where attribute is not { IsReplacementTrigger: true }
              let steps = attribute is { Type.Kind: AttributeKind.Typed } ? [attribute.Name] : Steps(path, attributes)
              select steps.Aggregate(PropertyPath.Root, (way, step) => step is int index ? way.Item(index) : way.Member((string)step)).ToString()];

    // The way to an attribute in camelCase, map keys and positions as they are.
    private static List<object> Steps(ScopeTraversalSyntax path, IReadOnlyList<AttributeSchema> attributes)
    {
        var attribute = attributes.FirstOrDefault(candidate => candidate.HclName == path.RootName);
        var steps = new List<object> { attribute?.Name ?? path.RootName };
        var type = attribute?.Type;
        foreach (var step in path.Steps)
        {
            if (step is IndexStepSyntax { IsNumber: true } index && type is { Kind: AttributeKind.List })
            {
                steps.Add(int.Parse(index.Key, System.Globalization.CultureInfo.InvariantCulture));
                type = type.Element;
                continue;
            }

            var name = step is AttributeStepSyntax member ? member.Name : ((IndexStepSyntax)step).Key;
            var inner = type is { Kind: AttributeKind.Object } ? type.Attributes.FirstOrDefault(candidate => candidate.HclName == name) : null;
            steps.Add(inner?.Name ?? name);
            type = inner?.Type ?? type?.Element;
        }

        return steps;
    }

    private static Value Replace(Value wanted, Value prior, ReadOnlySpan<object> steps)
    {
        if (steps.Length == 0)
        {
            return prior;
        }

        switch (steps[0])
        {
            case string name when wanted.Revealed is ObjectValue members && prior.Revealed is ObjectValue before:
                var inner = steps.Length == 1 && !before.Has(name)
                    ? null
                    : Replace(members[name], before[name], steps[1..]);
                return inner is null || (inner.IsNull && !before.Has(name)) ? members.Without(name) : members.With(name, inner);
            case int index when wanted.Revealed is ListValue items && prior.Revealed is ListValue beforeItems && index < items.Count && index < beforeItems.Count:
                var replaced = Replace(items[index], beforeItems[index], steps[1..]);
                return new ListValue(items.Select((item, i) => i == index ? replaced : item));
            default:
                return wanted;
        }
    }

    private static Value Replace(Value wanted, Value prior, List<object> steps) =>
        Replace(wanted, prior, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(steps));
}
