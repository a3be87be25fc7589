using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Reading type expressions.</content>
/// <remarks>Source: HCL, ext/typeexpr.</remarks>
public sealed partial class TypeConstraint
{
    private const string NoType =
        "A type specification is either a primitive type keyword (bool, number, string) or a complex type constructor call, like "
        + "list(string).";

    private static readonly string[] Keywords = ["string", "number", "bool", "any", "list", "set", "map", "object", "tuple", "optional"];

    /// <summary>Reads <c>string</c>, <c>list(number)</c>, <c>object({ a = optional(string, "x") })</c>, <c>any</c> …</summary>
    /// <returns><see cref="Any"/> in the place of what is wrong.</returns>
    public static TypeConstraint Read(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        switch (expression)
        {
            case MissingSyntax:
                return Any;
            case ParenthesesSyntax parentheses:
                return Read(parentheses.Expression, diagnostics);
            case ScopeTraversalSyntax { Steps.Count: 0 } keyword:
                return ReadKeyword(keyword, diagnostics);
            case FunctionCallSyntax call:
                return ReadCall(call, diagnostics);
            default:
                return Fail(expression.Span, NoType, diagnostics);
        }
    }

    private static TypeConstraint Fail(SourceSpan at, string detail, DiagnosticBag diagnostics, string? hint = null)
    {
        diagnostics.Add(EvaluationDiagnostics.InvalidType(at, detail, hint));
        return Any;
    }

    private static TypeConstraint ReadKeyword(ScopeTraversalSyntax keyword, DiagnosticBag diagnostics) => keyword.RootName switch
    {
        "string" => Of(HclType.String),
        "number" => Of(HclType.Number),
        "bool" => Of(HclType.Bool),
        "any" => Any,
        "list" or "set" or "map" or "object" or "tuple" => Fail(keyword.Span, OneArgument(keyword.RootName), diagnostics),
        var name => Fail(
            keyword.Span,
            $"The keyword {GoQuoting.Quote(name)} is not a valid type specification.",
            diagnostics,
            EvaluationDiagnostics.DidYouMean(name, Keywords)),
    };

    private static string OneArgument(string constructor) => constructor switch
    {
        "object" => "The object type constructor requires one argument specifying the attribute types and values as a map.",
        "tuple" => "The tuple type constructor requires one argument specifying the element types as a list.",
        _ => $"The {constructor} type constructor requires one argument specifying the element type.",
    };

    private static TypeConstraint ReadCall(FunctionCallSyntax call, DiagnosticBag diagnostics)
    {
        switch (call.Name)
        {
            case "bool" or "string" or "number":
                return Fail(
                    call.Span, $"Primitive type keyword {GoQuoting.Quote(call.Name)} does not expect arguments.", diagnostics);
            case "any":
                return Fail(call.Span, "Type constraint keyword \"any\" does not expect arguments.", diagnostics);
            case "optional":
                return Fail(
                    call.NameSpan, "Keyword \"optional\" is valid only as a modifier for object type attributes.", diagnostics);
            case "list" or "set" or "map" or "object" or "tuple" when call.Arguments.Count != 1:
                var at = call.Arguments.Count > 1 ? SourceSpan.Over(call.Arguments[1].Span, call.Arguments[^1].Span) : call.CloseSpan;
                return Fail(at, OneArgument(call.Name), diagnostics);
            case "list":
                return ReadCollection(HclTypeKind.List, call, diagnostics);
            case "set":
                return ReadCollection(HclTypeKind.Set, call, diagnostics);
            case "map":
                return ReadCollection(HclTypeKind.Map, call, diagnostics);
            case "object":
                return ReadObject(call.Arguments[0], diagnostics);
            case "tuple":
                return ReadTuple(call.Arguments[0], diagnostics);
            default:
                return Fail(
                    call.Span,
                    $"Keyword {GoQuoting.Quote(call.Name)} is not a valid type constructor.",
                    diagnostics,
                    EvaluationDiagnostics.DidYouMean(call.Name, Keywords));
        }
    }

    private static TypeConstraint ReadCollection(HclTypeKind kind, FunctionCallSyntax call, DiagnosticBag diagnostics)
    {
        var element = Read(call.Arguments[0], diagnostics);
        var type = HclType.Collection(kind, element.Type);
        return new(type, element.Defaults is { } defaults ? TypeDefaults.OfElements(type, defaults) : null);
    }

    private static TypeConstraint ReadTuple(ExpressionSyntax argument, DiagnosticBag diagnostics)
    {
        if (argument is not TupleSyntax tuple)
        {
            return Fail(argument.Span, "Tuple type constructor requires a list of element types.", diagnostics);
        }

        var elements = tuple.Elements.Select(element => Read(element, diagnostics)).ToArray();
        var type = HclType.Tuple([.. elements.Select(element => element.Type)]);
        var defaults = new TypeDefaultsBuilder();
        for (var i = 0; i < elements.Length; i++)
        {
            defaults.AddChild($"{i}", elements[i].Defaults);
        }

        return new(type, defaults.Build(type));
    }

    private static TypeConstraint ReadObject(ExpressionSyntax argument, DiagnosticBag diagnostics)
    {
        if (argument is not ObjectSyntax @object)
        {
            return Fail(
                argument.Span,
                "Object type constructor requires a map whose keys are attribute names and whose values are the corresponding "
                    + "attribute types.",
                diagnostics);
        }

        var attributes = new Dictionary<string, HclAttribute>();
        var defaults = new TypeDefaultsBuilder();
        foreach (var item in @object.Items)
        {
            var name = item.KeyName;
            if (name is null)
            {
                Fail(item.KeySpan, "Object constructor map keys must be attribute names.", diagnostics);
            }
            else if (attributes.ContainsKey(name))
            {
                Fail(item.KeySpan, "Object constructor map keys must be unique.", diagnostics);
            }
            else
            {
                attributes[name] = ReadAttribute(name, item.Value, defaults, diagnostics);
            }
        }

        var type = HclType.Object(attributes.Values);
        return new(type, defaults.Build(type));
    }

    private static HclAttribute ReadAttribute(
        string name, ExpressionSyntax expression, TypeDefaultsBuilder defaults, DiagnosticBag diagnostics)
    {
        if (expression is not FunctionCallSyntax { Name: "optional" } optional)
        {
            var required = Read(expression, diagnostics);
            defaults.AddChild(name, required.Defaults);
            return new HclAttribute(name, required.Type);
        }

        if (optional.Arguments.Count is 0 or > 2)
        {
            Fail(
                optional.Span,
                optional.Arguments.Count == 0
                    ? "Optional attribute modifier requires the attribute type as its argument."
                    : "Optional attribute modifier expects at most two arguments: the attribute type, and a default value.",
                diagnostics);
            return new HclAttribute(name, HclType.Dynamic, IsOptional: true);
        }

        var constraint = Read(optional.Arguments[0], diagnostics);
        defaults.AddChild(name, constraint.Defaults);
        if (optional.Arguments.Count == 2)
        {
            var found = new DiagnosticBag();
            var value = Evaluator.Evaluate(optional.Arguments[1], NoNames, found);
            diagnostics.AddRange(found);
            if (found.HasErrors)
            {
                return new HclAttribute(name, constraint.Type, IsOptional: true);
            }

            if (Conversion.TryTo(value, constraint.Type, out var converted, out var failure))
            {
                defaults.AddValue(name, converted);
            }
            else
            {
                diagnostics.Add(EvaluationDiagnostics.InvalidDefault(optional.Arguments[1].Span, failure.ToString()));
            }
        }

        return new HclAttribute(name, constraint.Type, IsOptional: true);
    }
}
