using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Tests.Conformance;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Evaluation;

/// <summary>Whatever the expression, there is a value or a diagnostic, never an exception.</summary>
public class EvaluatorRobustnessTests
{
    /// <summary>By place, so that one mistake is told once.</summary>
    private readonly Dictionary<string, string> _thrown = [];

    private static readonly string[] Arguments =
    [
        "null", "\"\"", "\"a\"", "-1", "1.5", "1e400", "1 / 0", "[]", "{}", "[null]", "[[]]", "{ a = null }", "toset([1])", "tomap({})",
        "any.unknown", "sensitive(\"x\")", "\"%d\"", "\"(\"", "\"2020-01-01T00:00:00Z\"", "tolist([])", "any.list", "[any.unknown]",
        "sensitive([\"a\"])", "\"fixtures\"",
    ];

    [Test]
    public void Calls_with_odd_arguments_never_throw()
    {
        foreach (var name in FunctionTable.Terraform.Names.Where(name => !name.StartsWith("core::", StringComparison.Ordinal)))
        {
            foreach (var first in Arguments)
            {
                Evaluate($"{name}({first})");
                foreach (var second in Arguments)
                {
                    Evaluate($"{name}({first}, {second})");
                    Evaluate($"{name}({second}, {first}, {first})");
                }
            }
        }
    }

    [Test]
    public void Operators_with_odd_operands_never_throw()
    {
        foreach (var left in Arguments)
        {
            Evaluate($"-{left}");
            Evaluate($"!{left}");
            Evaluate($"\"x${{{left}}}\"");
            Evaluate($"[for x in {left} : x]");
            Evaluate($"{{ for k, x in {left} : k => x }}");
            Evaluate($"({left})[*].a");
            Evaluate($"({left}).a");
            foreach (var right in Arguments)
            {
                foreach (var symbol in new[] { "+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||" })
                {
                    Evaluate($"{left} {symbol} {right}");
                }

                Evaluate($"({left})[{right}]");
                Evaluate($"true ? {left} : {right}");
                Evaluate($"any.flag ? {left} : {right}");
                Evaluate($"[{left}, {right}]...");
                Evaluate($"{{ ({left}) = {right} }}");
            }
        }
    }

    [Test]
    public void Mutated_expressions_never_throw()
    {
        var random = new Random(20260101);
        var sources = Corpus.Read("expressions.jsonl").Select(recorded => (string)recorded["expr"]!).ToArray();
        for (var i = 0; i < 4000; i++)
        {
            var text = sources[random.Next(sources.Length)];
            var other = sources[random.Next(sources.Length)];
            var at = random.Next(text.Length + 1);
            var from = random.Next(other.Length + 1);
            Evaluate(random.Next(3) switch
            {
                0 => text[..at] + other[from..],
                1 => at < text.Length ? text.Remove(at, 1) : text,
                _ => $"[{text}, {other}]",
            });
        }
    }

    [SetUp]
    public void Forget() => _thrown.Clear();

    [TearDown]
    public void Nothing_was_thrown() => _thrown.Should().BeEmpty();

    private void Evaluate(string expression)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = HclParser.ParseExpression(expression, "x", diagnostics);
        var context = new EvaluationContext(new Scope(), environment: new FunctionEnvironment
        {
            BaseDirectory = Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance", "Expressions"),
        });

        try
        {
            Evaluator.Evaluate(syntax, context, diagnostics);
        }
        catch (Exception exception)
        {
            _thrown.TryAdd(exception.StackTrace!.Split('\n')[0] + exception.StackTrace!.Split('\n')[1], $"{expression}: {exception.Message}");
        }
    }

    /// <summary>Knows <c>any.unknown</c>, <c>any.list</c> and <c>any.flag</c>; everything else is of unknown type.</summary>
    private sealed class Scope : IScope
    {
        public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics) => traversal.Steps switch
        {
            [AttributeStepSyntax { Name: "unknown" }, ..] => new(HclValue.Unknown(HclType.String), 1),
            [AttributeStepSyntax { Name: "list" }, ..] => new(HclValue.Unknown(HclType.List(HclType.Number)), 1),
            [AttributeStepSyntax { Name: "flag" }, ..] => new(HclValue.Unknown(HclType.Bool), 1),
            _ => ScopeResolution.Failed,
        };
    }
}
