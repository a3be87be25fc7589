using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Conformance.Expressions;

/// <summary>Evaluation against recordings of Terraform: equal types and values, errors at the same lines.</summary>
public class ExpressionConformanceTests
{
    private static IEnumerable<TestCaseData> All => [.. Corpus.Cases("expressions.jsonl"), .. Corpus.Cases("more-expressions.jsonl")];

    [TestCaseSource(nameof(All))]
    public void Expressions_have_the_values_and_errors_that_Terraform_gives_them(JObject recorded)
    {
        var diagnostics = new DiagnosticBag();
        var value = Evaluate(recorded, diagnostics);

        if (!(bool)recorded["ok"]!)
        {
            diagnostics.HasErrors.Should().BeTrue($"Terraform says {recorded["error_detail"]}; we say {value}");
            if (recorded["errors"]!.Any(error => error["start"] is null))
            {
                return;
            }

            Corpus.ErrorLines(diagnostics).Select(line => line - 1).Intersect(Corpus.ErrorLines(recorded)).Should().NotBeEmpty(
                $"Terraform says {recorded["error_detail"]}; we say {string.Join("\n", diagnostics)} {value}");
            return;
        }

        diagnostics.Should().NotContain(diagnostic => diagnostic.Severity == Severity.Error);
        WithoutBlanks(value!.Type.ToTypeText()).Should().Be(WithoutBlanks((string)recorded["type"]!));
        if (recorded["infinite"] is not null)
        {
            HclJson.TryEncode(value, out _, out _).Should().BeFalse("infinities have no JSON");
        }
        else
        {
            // The recorded texts are jsonencode's own, so that nothing but the same text will do.
            HclJson.Encode(value).Should().Be((string)recorded["json"]!);
        }
    }

    private static HclValue? Evaluate(JObject recorded, DiagnosticBag diagnostics)
    {
        var main = HclParser.ParseFile($"locals {{\n  v = {recorded["expr"]}\n}}\n", "main.tf", diagnostics);
        var attributes = main.Body.Blocks.SelectMany(block => block.Body.Attributes).ToList();
        if (recorded["locals"] is { } locals)
        {
            var file = HclParser.ParseFile($"locals {{\n{locals}\n}}\n", "locals.tf", diagnostics);
            attributes.AddRange(file.Body.Blocks.SelectMany(block => block.Body.Attributes));
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var scope = new LocalsScope(attributes, new FunctionEnvironment
        {
            IsApplying = true,
            BaseDirectory = Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance", "Expressions"),
        });
        scope.Check(attributes[0].Expression, diagnostics);
        return diagnostics.HasErrors ? null : scope.Evaluate("v", diagnostics);
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
