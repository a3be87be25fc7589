using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Functions.RegularExpressions;

/// <summary>Where RE2 differs from .NET. The expected texts were printed by Terraform 1.11.4.</summary>
public class RegexFunctionsTests
{
    [TestCase("regexall(\"a*\", \"baac\")", """["","aa",""]""")]
    [TestCase("regexall(\"\\\\d\", \"1٢\")", """["1"]""")]
    [TestCase("regexall(\"\\\\w+\", \"aé\")", """["a"]""")]
    [TestCase("regexall(\".\", \"😀a\")", """["😀","a"]""")]
    [TestCase("regexall(\"a$\", \"a\\n\")", "[]")]
    [TestCase("regex(\"(?U)a+\", \"aaa\")", "\"a\"")]
    [TestCase("regex(\"(?P<x>a)(?P<y>b)?\", \"a\")", """{"x":"a","y":null}""")]
    [TestCase("replace(\"hello\", \"/(l)(o)?/\", \"[$1]\")", "\"he[l][l]\"")]
    [TestCase("regex(\"[[:alpha:]]+\", \"12ab\")", "\"ab\"")]
    [TestCase("regex(\"\\\\p{Greek}+\", \"xαβγ\")", "\"αβγ\"")]
    public void Patterns_mean_what_RE2_says(string expression, string expected)
    {
        var diagnostics = new DiagnosticBag();
        var value = Evaluate(expression, diagnostics);

        diagnostics.Should().BeEmpty();
        HclJson.Encode(value).Should().Be(expected);
    }

    [TestCase("(?=a)")]
    [TestCase("(a)\\\\1")]
    [TestCase("a{1001}")]
    [TestCase("a**")]
    [TestCase("(a")]
    [TestCase("(?P<n>a)(b)")]
    [TestCase("\\\\Z")]
    public void What_RE2_refuses_is_refused(string pattern)
    {
        var diagnostics = new DiagnosticBag();

        Evaluate($"regex(\"{pattern}\", \"aa\")", diagnostics);

        diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI2105");
    }

    [Test]
    public void Patterns_that_are_slow_elsewhere_are_not()
    {
        var diagnostics = new DiagnosticBag();

        Evaluate($"regexall(\"(a+)+$\", \"{new string('a', 5000)}b\")", diagnostics);

        diagnostics.Should().BeEmpty();
    }

    private static HclValue Evaluate(string expression, DiagnosticBag diagnostics) => Evaluator.Evaluate(
        HclParser.ParseExpression(expression, "x", diagnostics), new EvaluationContext(EmptyScope.Instance), diagnostics);
}
