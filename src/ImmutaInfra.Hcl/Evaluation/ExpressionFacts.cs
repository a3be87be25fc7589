using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Adds to messages about expressions what the names in them stand for.</summary>
/// <remarks>Source: Terraform 1.11, internal/command/views/json, diagnostic.go, whose wording this is.</remarks>
public static class ExpressionFacts
{
    /// <summary>The same message with the values of an expression's references, unless it has some already.</summary>
    /// <param name="diagnostic">The message.</param>
    /// <param name="expression">The part that is to blame.</param>
    /// <param name="context">What its names mean.</param>
    /// <param name="blames">What the message complains of: that alone is worth saying of values that are not known or are secret.</param>
    /// <param name="around">What to show around the place, or null.</param>
    public static Diagnostic Involving(
        this Diagnostic diagnostic, ExpressionSyntax expression, EvaluationContext context, Blame blames = Blame.Value, SourceSpan? around = null)
    {
        if (diagnostic.Values.Count > 0 || !context.TellsFacts)
        {
            return diagnostic;
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in expression.References())
        {
            if (Describe(reference, context, blames) is var (traversal, statement))
            {
                values[traversal] = statement;
            }
        }

        return diagnostic with
        {
            Values = values.Count == 0 ? InvolvedValues.None : new InvolvedValues(values.Select(value => new InvolvedValue(value.Key, value.Value))),
            Context = diagnostic.Context ?? around,
        };
    }

    /// <summary>The same message with the function that was called.</summary>
    internal static Diagnostic Calling(this Diagnostic diagnostic, FunctionCallSyntax call, HclFunction function) =>
        diagnostic with { Function = FunctionSignature.Of(call.Name, function) };

    /// <summary>The longest part of a reference that has a value, and what to say of it; null for nothing.</summary>
    private static (string Traversal, string Statement)? Describe(ScopeTraversalSyntax reference, EvaluationContext context, Blame blames)
    {
        var quiet = context.WithoutFacts();
        for (var steps = reference.Steps; steps.Count > 0; steps = [.. steps.SkipLast(1)])
        {
            var errors = new DiagnosticBag();
            var value = Evaluator.Evaluate(reference with { Steps = steps }, quiet, errors);
            if (!errors.HasErrors)
            {
                return Statement(value, blames) is { } statement ? ((reference with { Steps = steps }).ToSource(), statement) : null;
            }
        }

        return null;
    }

    private static string? Statement(HclValue value, Blame blames)
    {
        if (value.IsSensitive)
        {
            return blames == Blame.Sensitive ? "has a sensitive value" : null;
        }

        if ((value.Marks & HclMarks.Ephemeral) != 0)
        {
            return blames == Blame.Ephemeral ? "has an ephemeral value" : null;
        }

        if (value.IsKnown)
        {
            return $"is {CompactText(value)}";
        }

        return (value.Type.Kind == HclTypeKind.Dynamic, blames == Blame.Unknown) switch
        {
            (true, true) => "will be known only after apply",
            (true, false) => null,
            (false, true) => $"is a {value.Type}, known only after apply",
            (false, false) => $"is a {value.Type}",
        };
    }

    /// <summary>A value in a few words: whole texts and numbers, of collections the size, of objects the number of attributes.</summary>
    private static string CompactText(HclValue value)
    {
        if (value.IsNull)
        {
            return "null";
        }

        switch (value.Type.Kind)
        {
            case HclTypeKind.Bool:
                return value.AsBool() ? "true" : "false";
            case HclTypeKind.Number:
                return value.AsNumber().ToShortText(10);
            case HclTypeKind.String:
                return GoQuoting.Quote(value.AsString());
            case HclTypeKind.Object:
                var attributes = value.Type.Attributes;
                return attributes.Length switch
                {
                    0 => "object with no attributes",
                    1 => $"object with 1 attribute {GoQuoting.Quote(attributes[0].Name)}",
                    var many => $"object with {many} attributes",
                };
            default:
                return value.Length switch
                {
                    0 => $"empty {value.Type}",
                    1 => $"{value.Type} with 1 element",
                    var many => $"{value.Type} with {many} elements",
                };
        }
    }
}
