using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Described;

/// <summary>Describes an expression: its value where it is a constant, and what it refers to.</summary>
/// <remarks>Source: Terraform 1.11, internal/command/jsonconfig, expression.go.</remarks>
internal static class ExpressionDescription
{
    // As in Terraform, whatever calls a function is no constant.
    private static readonly EvaluationContext Constants = new(EmptyScope.Instance, new FunctionTable([]));

    /// <summary>The description of an expression; null where there is nothing to say of it.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isSecret">Whether a constant is wrapped as a secret.</param>
    public static ObjectValue? Of(ExpressionSyntax expression, bool isSecret)
    {
        var references = expression.References();
        if (references.Count > 0)
        {
            return new ObjectValue(("references", new ListValue(references.SelectMany(Names).Select(name => (Value)name))));
        }

        var value = Evaluator.Evaluate(expression, Constants, []);
        if (value.HasUnknowns)
        {
            return null;
        }

        var constant = SchemaValues.AnyToCore(value);
        return new ObjectValue(("constant_value", isSecret && !constant.IsNull ? SecretValue.Of(constant) : constant));
    }

    /// <summary>The arguments and nested blocks of a body, by name.</summary>
    /// <param name="body">The body.</param>
    /// <param name="attributes">What the provider says may stand in it.</param>
    public static ObjectValue OfBody(HclBody body, IReadOnlyList<AttributeSchema> attributes)
    {
        var schema = new BodySchema(
            [.. attributes.Select(attribute => new AttributeSlot(attribute.HclName))],
            [.. attributes.Where(BlockInputs.TakesBlocks).Select(attribute => new BlockSlot(attribute.HclName))]);
        var content = body.PartialContent(schema, [], out _);
        var described = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (content.Find(attribute.HclName) is { } written)
            {
                if (Of(written.Expression, HoldsSecret(attribute)) is { } expression)
                {
                    described[attribute.HclName] = expression;
                }

                continue;
            }

            Value[] blocks = [.. content.Blocks.Where(block => block.Type == attribute.HclName).Select(block => OfBody(block.Body, [.. BlockInputs.Members(attribute)]))];
            if (blocks.Length > 0)
            {
                described[attribute.HclName] = attribute.Type.Kind == AttributeKind.Object ? blocks[0] : new ListValue(blocks);
            }
        }

        return new ObjectValue(described);
    }

    /// <summary>The reference, and then what it is a part of, down to the object that it names.</summary>
    private static IEnumerable<string> Names(ScopeTraversalSyntax reference)
    {
        var subject = SubjectLength(reference);
        for (var length = reference.Steps.Count; length >= subject; length--)
        {
            yield return (reference with { Steps = [.. reference.Steps.Take(length)] }).ToSource();
        }

        if (subject > 0 && reference.RootName == "module")
        {
            yield return (reference with { Steps = [.. reference.Steps.Take(subject - 1)] }).ToSource();
        }
        else if (subject > 0 && reference.Steps[subject - 1] is IndexStepSyntax)
        {
            yield return (reference with { Steps = [.. reference.Steps.Take(subject - 1)] }).ToSource();
        }
    }

    /// <summary>How many steps belong to the name of the object.</summary>
    private static int SubjectLength(ScopeTraversalSyntax reference)
    {
        var steps = reference.Steps;
        var named = reference.RootName switch
        {
            "self" => 0,
            "var" or "local" or "path" or "terraform" or "pulumi" or "count" or "each" => 1,
            "data" or "ephemeral" => 2,
            _ => 1,
        };
        named = Math.Min(named, steps.Count);
        if (reference.RootName is "var" or "local" or "path" or "terraform" or "pulumi" or "count" or "each" or "self")
        {
            return named;
        }

        var withKey = named < steps.Count && steps[named] is IndexStepSyntax ? named + 1 : named;
        return reference.RootName == "module" && withKey < steps.Count && steps[withKey] is AttributeStepSyntax ? withKey + 1 : withKey;
    }

    private static bool HoldsSecret(AttributeSchema attribute) => attribute.IsSecret || HoldsSecret(attribute.Type);

    private static bool HoldsSecret(AttributeType type) =>
        type.Attributes.Any(HoldsSecret) || (type.Element is { } element && HoldsSecret(element));
}
