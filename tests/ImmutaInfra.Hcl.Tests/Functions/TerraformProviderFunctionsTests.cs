using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Functions;

/// <summary>The expected texts were printed by Terraform 1.11.4.</summary>
public class TerraformProviderFunctionsTests
{
    private static readonly FunctionTable Table = FunctionTable.Terraform.With(TerraformProviderFunctions.Under("terraform"));

    [Test]
    public void Values_are_encoded_as_formatted_expressions()
    {
        Call("provider::terraform::encode_expr([[1, 2], { a = 1, bbb = 2 }, { x = { y = 1, zz = 2 }, w = 3 }])").AsString().Should().Be(
            """
            [[1, 2], {
              a   = 1
              bbb = 2
              }, {
              w = 3
              x = {
                y  = 1
                zz = 2
              }
            }]
            """);
    }

    [Test]
    public void An_object_whose_first_key_is_a_keyword_is_written_all_the_same() =>
        Call("provider::terraform::encode_expr({ x = 1, \"for\" = 2 })").AsString().Should().Be("{\n  for = 2\n  x   = 1\n}");

    [Test]
    public void Tfvars_are_not_aligned_with_each_other()
    {
        Call("provider::terraform::encode_tfvars({ a = 1, bb = { q = null, \"a b\" = true } })").AsString().Should().Be(
            """
            a = 1
            bb = {
              "a b" = true
              q     = null
            }

            """);
    }

    [Test]
    public void What_was_encoded_as_tfvars_is_decoded_to_the_same_value()
    {
        Call("provider::terraform::decode_tfvars(provider::terraform::encode_tfvars({ a = [1, \"$${x}\"], b = { c = null } }))")
            .Should().Be(Call("{ a = [1, \"$${x}\"], b = { c = null } }"));
    }

    private static HclValue Call(string expression)
    {
        var diagnostics = new DiagnosticBag();
        var value = Evaluator.Evaluate(
            HclParser.ParseExpression(expression, "x", diagnostics), new EvaluationContext(EmptyScope.Instance, Table), diagnostics);
        diagnostics.Should().BeEmpty();
        return value;
    }
}
