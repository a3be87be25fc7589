using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions.Encodings;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The functions of Terraform's built-in provider.</summary>
public static class TerraformProviderFunctions
{
    /// <summary>The functions under <c>provider::NAME::…</c>. A module can call them once it requires
    /// <c>terraform.io/builtin/terraform</c> under that local name.</summary>
    public static IReadOnlyDictionary<string, HclFunction> Under(string localName) => new Dictionary<string, HclFunction>
    {
        [$"provider::{localName}::decode_tfvars"] = Function(HclType.Dynamic, Decode, Text("src")) with { Refinement = HclRefinement.None },
        [$"provider::{localName}::encode_tfvars"] = Function(HclType.String, Encode, Any("value") with { AllowsNull = true }),
        [$"provider::{localName}::encode_expr"] = Function(HclType.String, EncodeExpression, Any("expr") with { AllowsNull = true, AllowsDynamic = true }),
    };

    private static HclValue EncodeExpression(FunctionCall call) => call[0].HasUnknowns
        ? UnknownOf(HclType.String)
        : HclValue.String(ExpressionWriter.Write(call[0]));

    private static HclValue Encode(FunctionCall call)
    {
        if (call[0].IsNull)
        {
            return call.Fail(0, "cannot encode a null value in tfvars syntax");
        }

        if (call[0].Type.Kind is not (HclTypeKind.Object or HclTypeKind.Map))
        {
            return call.Fail(
                0, "invalid value to encode: must be an object whose attribute names will become the encoded variable names");
        }

        if (call[0].HasUnknowns)
        {
            return UnknownOf(HclType.String);
        }

        foreach (var name in call[0].Keys)
        {
            if (!Identifiers.IsValid(name))
            {
                return call.Fail(
                    0,
                    $"invalid variable name {GoQuoting.Quote(name)}: must be a valid identifier, per Terraform's rules for input variable "
                        + "declarations");
            }
        }

        return HclValue.String(ExpressionWriter.WriteAttributes(call[0]));
    }

    private static HclValue Decode(FunctionCall call)
    {
        var diagnostics = new DiagnosticBag();
        var file = HclParser.ParseFile(call[0].AsString(), "<decode_tfvars argument>", diagnostics);
        if (diagnostics.HasErrors)
        {
            return call.Fail($"invalid tfvars syntax: {First(diagnostics)}");
        }

        if (file.Body.Blocks.Count > 0)
        {
            return call.Fail("invalid tfvars content: blocks are not allowed here");
        }

        var context = new EvaluationContext(EmptyScope.Instance, new FunctionTable([]));
        var values = new List<KeyValuePair<string, HclValue>>();
        foreach (var attribute in file.Body.Attributes)
        {
            var value = Evaluator.Evaluate(attribute.Expression, context, diagnostics);
            if (diagnostics.HasErrors)
            {
                return call.Fail($"invalid expression for variable {GoQuoting.Quote(attribute.Name)}: {First(diagnostics)}");
            }

            values.Add(new(attribute.Name, value));
        }

        return HclValue.Object(values);
    }

    private static string First(DiagnosticBag diagnostics)
    {
        var first = diagnostics.First(diagnostic => diagnostic.Severity == Severity.Error);
        return $"{first.At}: {first.Summary}; {first.Detail.TrimEnd('.')}";
    }
}
