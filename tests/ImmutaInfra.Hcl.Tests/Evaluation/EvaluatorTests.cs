using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Evaluation;

/// <summary>What recordings of finished values cannot show: unknown values, marks, and that nothing brings the evaluator down.</summary>
public class EvaluatorTests
{
    private static readonly Dictionary<string, HclValue> Values = new()
    {
        ["text"] = HclValue.Unknown(HclType.String),
        ["id"] = HclValue.Unknown(HclType.String, HclRefinement.OnlyNotNull),
        ["any"] = HclValue.DynamicUnknown,
        ["number"] = HclValue.Unknown(HclType.Number),
        ["flag"] = HclValue.Unknown(HclType.Bool),
        ["list"] = HclValue.Unknown(HclType.List(HclType.String)),
        ["secret"] = HclValue.String("hunter2").WithMarks(HclMarks.Sensitive),
        ["once"] = HclValue.String("token").WithMarks(HclMarks.Ephemeral),
        ["partly"] = HclValue.Object(("a", HclValue.True), ("b", HclValue.Unknown(HclType.Number))),
    };

    [TestCase("any.text == null", null)]
    [TestCase("any.id == null", false)]
    [TestCase("any.id != null", true)]
    [TestCase("\"x-${any.text}\" == null", false)]
    [TestCase("\"x-${any.text}\" == \"y-1\"", false)]
    [TestCase("startswith(\"prefix-${any.text}\", \"pre\")", true)]
    [TestCase("length(any.list) >= 0", true)]
    [TestCase("length(any.list) < -1", false)]
    [TestCase("length(any.list) == 0", null)]
    [TestCase("(any.flag ? 1 : 2) > 0", true)]
    [TestCase("any.partly.a", true)]
    [TestCase("any.partly.b == 1", null)]
    [TestCase("can(any.text)", null)]
    [TestCase("any.flag || true", null)]
    public void What_is_known_of_unknown_values_is_used(string expression, bool? expected)
    {
        var value = Evaluate(expression);

        value.Should().Be(expected is { } known
            ? HclValue.Bool(known)
            : HclValue.Unknown(HclType.Bool, HclRefinement.OnlyNotNull));
    }

    [TestCase("\"a-${any.text}\"", "string")]
    [TestCase("any.number + 1", "number")]
    [TestCase("[any.text, 1]", "tuple([string,number,])")]
    [TestCase("{ (any.text) = 1 }", "dynamic")]
    [TestCase("[for x in any.list : x]", "dynamic")]
    [TestCase("any.list[0]", "string")]
    [TestCase("any.list[*]", "list(string)")]
    [TestCase("tolist(any.any)", "list(dynamic)")]
    [TestCase("any.flag ? \"a\" : any.text", "string")]
    [TestCase("split(\",\", any.text)", "list(string)")]
    [TestCase("jsondecode(any.text)", "dynamic")]
    [TestCase("try(any.any.x, 1)", "dynamic")]
    public void Unknown_results_have_a_type_where_there_is_one(string expression, string type)
    {
        var value = Evaluate(expression);

        value.HasUnknowns.Should().BeTrue();
        string.Concat(value.Type.ToTypeText().Where(character => !char.IsWhiteSpace(character))).Should().Be(type);
    }

    [TestCase("\"x${any.secret}\"")]
    [TestCase("upper(any.secret)")]
    [TestCase("any.secret == \"x\"")]
    [TestCase("any.secret == \"x\" ? 1 : 2")]
    [TestCase("[for x in toset([any.secret]) : x]")]
    [TestCase("{ (any.secret) = 1 }")]
    [TestCase("[for x in [1] : x if any.secret != \"\"]")]
    [TestCase("sensitive([1])[0]")]
    [TestCase("length(sensitive([1]))")]
    [TestCase("jsonencode({ a = any.secret })")]
    [TestCase("tolist(sensitive([1]))")]
    public void What_comes_of_a_sensitive_value_is_sensitive(string expression) =>
        Evaluate(expression).IsSensitive.Should().BeTrue();

    [TestCase("nonsensitive(any.secret)")]
    [TestCase("[any.secret]")]
    [TestCase("length([any.secret])")]
    [TestCase("keys({ a = any.secret })")]
    [TestCase("issensitive(any.secret)")]
    public void Only_what_comes_of_a_sensitive_value_is_sensitive(string expression) =>
        Evaluate(expression).IsSensitive.Should().BeFalse();

    [Test]
    public void Ephemeral_values_become_null_on_request() =>
        Evaluate("ephemeralasnull({ a = any.once, b = 1 })").Should().Be(
            HclValue.Object(("a", HclValue.Null(HclType.String)), ("b", HclValue.Number(1))));

    [TestCase("tonumber(any.secret)")]
    [TestCase("base64decode(any.secret)")]
    [TestCase("file(any.secret)")]
    [TestCase("formatdate(\"YYYY\", any.secret)")]
    [TestCase("jsondecode(any.secret)")]
    [TestCase("regex(any.secret, \"x\")")]
    [TestCase("{ for x in [1, 2] : any.secret => x }")]
    [TestCase("lookup({}, any.secret)")]
    [TestCase("{}[any.secret]")]
    [TestCase("parseint(any.secret, 10)")]
    [TestCase("any.secret + 1")]
    [TestCase("try(tonumber(any.secret))")]
    [TestCase("templatestring(any.secret, {}).x")]
    [TestCase("any.secret ? 1 : 2")]
    public void No_message_shows_a_sensitive_value(string expression)
    {
        var diagnostics = new DiagnosticBag();

        Evaluate(expression, diagnostics);

        diagnostics.HasErrors.Should().BeTrue();
        string.Join("\n", diagnostics).Should().NotContain("hunter2");
    }

    [Test]
    public void Near_names_are_suggested()
    {
        var diagnostics = new DiagnosticBag();

        Evaluate("uper(\"a\")", diagnostics);
        Evaluate("{ warehouse = 1 }.warehuose", diagnostics);

        diagnostics.Select(diagnostic => diagnostic.Hint).Should().Equal("did you mean \"upper\"?", "did you mean \"warehouse\"?");
    }

    [Test]
    public void Impure_functions_are_unknown_in_a_plan()
    {
        Evaluate("timestamp()").IsKnown.Should().BeFalse();
        Evaluate("uuid()").IsKnown.Should().BeFalse();
        Evaluate("bcrypt(\"x\")").IsKnown.Should().BeFalse();
    }

    [Test]
    public void Very_deep_expressions_do_not_overflow_the_stack()
    {
        var diagnostics = new DiagnosticBag();

        Evaluate(new string('(', 5000) + "1" + new string(')', 5000), diagnostics);
        Evaluate(string.Concat(Enumerable.Repeat("[", 900)) + string.Concat(Enumerable.Repeat("]", 900)), diagnostics);

        diagnostics.Count.Should().BeLessThan(10);
    }

    private static HclValue Evaluate(string expression)
    {
        var diagnostics = new DiagnosticBag();
        var value = Evaluate(expression, diagnostics);
        diagnostics.Should().BeEmpty();
        return value;
    }

    private static HclValue Evaluate(string expression, DiagnosticBag diagnostics) => Evaluator.Evaluate(
        HclParser.ParseExpression(expression, "x", diagnostics),
        new EvaluationContext(new Scope(), environment: new FunctionEnvironment { BaseDirectory = "/nowhere" }),
        diagnostics);

    /// <summary>Knows <c>any.NAME</c>.</summary>
    private sealed class Scope : IScope
    {
        public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics) =>
            new(Values[((AttributeStepSyntax)traversal.Steps[0]).Name], StepsTaken: 1);
    }
}
