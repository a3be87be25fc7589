using ImmutaInfra.Hcl.Tests.Bodies;
using ImmutaInfra.Hcl.Tests.Conformance.Expressions;
using ImmutaInfra.Hcl.Tests.Formatting;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Conformance;

/// <summary>How much of the shared corpus passes, in one figure each; what single cases lack their own tests say.</summary>
public class CorpusShareTests
{
    [TestCase("expressions.jsonl", 0.995)]
    [TestCase("fmt/cases.jsonl", 1.0)]
    [TestCase("blocks/cases.jsonl", 1.0)]
    public void The_corpus_passes(string file, double floor)
    {
        Action<JObject> check = file switch
        {
            "expressions.jsonl" => new ExpressionConformanceTests().Expressions_have_the_values_and_errors_that_Terraform_gives_them,
            "fmt/cases.jsonl" => new FormatterConformanceTests().Formatting_gives_what_terraform_fmt_prints,
            _ => new BlockConformanceTests().Bodies_are_decoded_as_HCL_does,
        };
        var failed = new List<string>();
        var all = 0;
        foreach (var recorded in Corpus.Read(file))
        {
            all++;
            try
            {
                check(recorded);
            }
            catch (AssertionException)
            {
                failed.Add((string)recorded["id"]!);
            }
        }

        TestContext.Out.WriteLine($"{file}: {all - failed.Count} of {all}; not: {string.Join(", ", failed)}");
        ((double)(all - failed.Count) / all).Should().BeGreaterThanOrEqualTo(floor);
    }
}
