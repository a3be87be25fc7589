using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Tests.Conformance;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Formatting;

public class FormatterConformanceTests
{
    private static IEnumerable<TestCaseData> Recordings => [.. Corpus.Cases("fmt/cases.jsonl"), .. Corpus.Cases("fmt/more.jsonl")];

    [TestCaseSource(nameof(Recordings))]
    public void Formatting_gives_what_terraform_fmt_prints(JObject recorded)
    {
        var diagnostics = new DiagnosticBag();

        var formatted = HclFormatter.Format((string)recorded["input"]!, "main.tf", diagnostics);

        if ((bool)recorded["ok"]!)
        {
            diagnostics.Should().BeEmpty();
            (formatted!.EndsWith('\n') ? formatted : formatted + "\n").Should().Be((string)recorded["expected"]!, "it was printed");
        }
        else
        {
            formatted.Should().BeNull();
            Corpus.ErrorLines(diagnostics).Intersect(Corpus.ErrorLines(recorded)).Should().NotBeEmpty();
        }
    }

    [TestCaseSource(nameof(Recordings))]
    public void Formatting_twice_changes_nothing_where_terraform_fmt_says_so(JObject recorded)
    {
        if (!(bool)recorded["ok"]!)
        {
            return;
        }

        var expected = (string)recorded["expected"]!;

        (HclFormatter.Format(expected, "main.tf", new DiagnosticBag()) == expected).Should().Be((bool)recorded["idempotent"]!);
    }
}
