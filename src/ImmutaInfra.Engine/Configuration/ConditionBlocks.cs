using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads blocks that state a condition and a message.</summary>
internal static class ConditionBlocks
{
    private static readonly BodySchema Schema = new(
        [new AttributeSlot("condition", IsRequired: true), new AttributeSlot("error_message", IsRequired: true)], []);

    /// <summary>The conditions among the blocks of that type.</summary>
    public static IReadOnlyList<ConditionConfiguration> Read(BodyContent content, string type, DiagnosticBag diagnostics)
    {
        var conditions = new List<ConditionConfiguration>();
        foreach (var block in content.Blocks.Where(block => block.Type == type))
        {
            var inner = block.Body.Content(Schema, diagnostics);
            if (inner.Find("condition") is { } condition && condition.References().Count == 0)
            {
                diagnostics.Add(ConditionRuleDiagnostics.ChecksNothing(type, condition.Expression.Span));
            }
            else if (inner.Find("condition") is { } sound && inner.Find("error_message") is { } message)
            {
                conditions.Add(new ConditionConfiguration(sound.Expression, message.Expression, block.HeaderSpan));
            }
        }

        return conditions;
    }

    /// <summary>Reads the validations of a variable: each has to look at the variable itself.</summary>
    public static IReadOnlyList<ConditionConfiguration> ReadValidations(BodyContent content, string variable, DiagnosticBag diagnostics)
    {
        var validations = Read(content, "validation", diagnostics);
        foreach (var validation in validations.Where(validation => !validation.Condition.References().Any(reference => IsVariable(reference, variable))))
        {
            diagnostics.Add(ConditionRuleDiagnostics.ChecksAnotherVariable(variable, validation.Condition.Span));
        }

        return validations;
    }

    /// <summary>Reports conditions of a resource that ask for it by its address: <c>self</c> is what they may use.</summary>
    public static void RejectOwnAddress(ResourceConfiguration resource, DiagnosticBag diagnostics)
    {
        Reject(resource.Lifecycle.Preconditions, "precondition");
        Reject(resource.Lifecycle.Postconditions, "postcondition");

        void Reject(IReadOnlyList<ConditionConfiguration> conditions, string type)
        {
            foreach (var reference in conditions
                .SelectMany(condition => condition.Condition.References().Concat(condition.ErrorMessage.References()))
                .Where(reference => ResourceReference.From(reference)?.LocalAddress == resource.LocalAddress))
            {
                diagnostics.Add(ConditionRuleDiagnostics.RefersToItself(type, resource.LocalAddress, reference.Span));
            }
        }
    }

    private static bool IsVariable(ScopeTraversalSyntax reference, string name) =>
        reference.RootName == "var" && reference.Steps is [AttributeStepSyntax step, ..] && step.Name == name;
}
