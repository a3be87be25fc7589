using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions.Encodings;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Files;

/// <summary><c>templatefile</c> and <c>templatestring</c>.</summary>
internal static class TemplateFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["templatefile"] = Function(HclType.Dynamic, RenderFile, Text("path"), Any("vars")) with { Refinement = HclRefinement.None },
        ["templatestring"] = Function(HclType.String, call => call.Fail(""), Text("template"), Any("vars")) with { Deferred = RenderString },
    };

    private static HclValue RenderFile(FunctionCall call)
    {
        if (!FileFunctions.TryRead(call, 0, out var bytes))
        {
            return HclValue.DynamicUnknown;
        }

        var path = call[0].AsString();
        if (EncodingFunctions.TextOf(bytes) is not { } text)
        {
            return call.Fail($"contents of {GoQuoting.Quote(path)} are not valid UTF-8");
        }

        var diagnostics = new DiagnosticBag();
        var template = HclParser.ParseTemplate(text, path, diagnostics);
        return diagnostics.HasErrors
            ? call.Fail(Describe(diagnostics))
            : Render(call, template, call[1], call.Context.Functions.InTemplateFiles);
    }

    private static HclValue RenderString(DeferredArguments arguments, FunctionCall call)
    {
        var (variables, variableErrors) = arguments.Evaluate(1);
        if (!variableErrors.HasErrors && !variables.IsKnown)
        {
            // The template is not looked at before everything is known that it may use.
            return UnknownOf(HclType.String).WithMarks(variables.Marks);
        }

        var expression = arguments.ExpressionAt(0);
        if (expression is TemplateSyntax || !IsReference(expression))
        {
            return call.Fail(
                0,
                expression is TemplateSyntax
                    ? "invalid template expression: templatestring is only for rendering templates retrieved dynamically from elsewhere; "
                        + "to render an inline template, consider using a plain template string expression"
                    : "invalid template expression: must be a direct reference to a single string from elsewhere, containing valid "
                        + "Terraform template syntax");
        }

        var (template, errors) = arguments.Evaluate(0);
        if (errors.HasErrors)
        {
            return call.Fail(0, $"invalid template expression: {Describe(errors)}");
        }

        if (variableErrors.HasErrors)
        {
            return call.Fail(1, Describe(variableErrors));
        }

        if (variables.IsNull)
        {
            return call.Fail(1, "argument must not be null");
        }

        template = template.Unmark(out var marks);
        variables = variables.UnmarkDeep(out var variableMarks);
        if (!template.IsKnown || !variables.IsKnown)
        {
            return UnknownOf(HclType.String).WithMarks(marks | variableMarks);
        }

        if (template.IsNull || template.Type.Kind != HclTypeKind.String)
        {
            return call.Fail(0, "invalid template value: a string is required");
        }

        var diagnostics = new DiagnosticBag();
        var parsed = HclParser.ParseTemplate(template.AsString(), "<templatestring argument>", diagnostics);
        if (diagnostics.HasErrors)
        {
            return call.Fail(0, $"invalid template: {Describe(diagnostics)}");
        }

        var result = Render(call, parsed, variables, call.Context.Functions.InTemplateStrings);
        if (call.Failure is not null)
        {
            return (marks | variableMarks) == HclMarks.None ? result : call.Redact();
        }

        return Conversion.TryTo(result, HclType.String, out var text, out var failure)
            ? text.WithMarks(marks | variableMarks)
            : call.Fail($"invalid template result: {failure.Message}");
    }

    private static bool IsReference(ExpressionSyntax expression) => expression switch
    {
        ScopeTraversalSyntax => true,
        RelativeTraversalSyntax traversal => IsReference(traversal.Source),
        IndexSyntax index => IsReference(index.Collection),
        SplatSyntax splat => IsReference(splat.Source),
        _ => false,
    };

    private static HclValue Render(FunctionCall call, TemplateSyntax template, HclValue variables, FunctionTable functions)
    {
        if (variables.Type.Kind is not (HclTypeKind.Map or HclTypeKind.Object))
        {
            return call.Fail(1, "invalid vars value: must be a map");
        }

        var context = new EvaluationContext(EmptyScope.Instance, functions, call.Environment);
        foreach (var (name, value) in variables.Entries)
        {
            if (!Identifiers.IsValid(name))
            {
                return call.Fail(
                    1,
                    $"invalid template variable name {GoQuoting.Quote(name)}: must start with a letter, followed by zero or more letters, "
                        + "digits, and underscores");
            }

            context = context.With(name, value);
        }

        foreach (var reference in template.References())
        {
            if (variables.Find(reference.RootName) is null)
            {
                return call.Fail(
                    1, $"vars map does not contain key {GoQuoting.Quote(reference.RootName)}, referenced at {reference.RootSpan}");
            }
        }

        var diagnostics = new DiagnosticBag();
        var result = Evaluator.Evaluate(template, context, diagnostics);
        if (diagnostics.HasErrors)
        {
            return call.Fail(Describe(diagnostics));
        }

        return result.IsNull ? call.Fail("the result of the template is null") : result;
    }

    private static string Describe(DiagnosticBag diagnostics)
    {
        var first = diagnostics.First(diagnostic => diagnostic.Severity == Severity.Error);
        return $"{first.At}: {first.Summary}; {first.Detail.TrimEnd('.')}";
    }
}
