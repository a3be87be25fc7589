using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Tests.Conformance;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Parsing;

/// <summary>The parser against recordings of Terraform: the same texts are right, and errors are at the same lines.</summary>
public class ParserConformanceTests
{
    private static readonly HashSet<string> SyntaxErrors =
    [
        "Missing newline after argument", "Invalid escape sequence", "Argument or block definition required",
        "Invalid attribute name", "Invalid multi-line string", "Unsupported operator", "Missing key/value separator",
        "Unterminated template string", "Invalid character", "Extra characters after interpolation expression",
        "Unexpected endif directive", "Unexpected end of template", "Unexpected else directive",
        "Unclosed configuration block", "Missing item separator", "Missing attribute separator", "Invalid number literal",
        "Unclosed template interpolation sequence", "Invalid template control keyword", "Invalid 'for' directive",
        "Unexpected endfor directive", "Unbalanced parentheses", "Missing false expression in conditional",
        "Missing close bracket on splat index", "Invalid legacy index syntax", "Missing close bracket on index",
        "Missing attribute value", "Missing argument separator", "Invalid expression",
        "Invalid 'for' expression",
    ];

    private static IEnumerable<TestCaseData> Expressions => Corpus.Cases("expressions.jsonl");

    private static IEnumerable<TestCaseData> Files => Corpus.Cases("syntax.jsonl");

    [TestCaseSource(nameof(Expressions))]
    public void Expressions_have_syntax_errors_where_Terraform_says_so(JObject recorded)
    {
        var diagnostics = new DiagnosticBag();

        HclParser.ParseFile($"locals {{\n  v = {recorded["expr"]}\n}}\n", "main.tf", diagnostics);
        if (recorded["locals"] is { } locals)
        {
            HclParser.ParseFile($"locals {{\n{locals}\n}}\n", "locals.tf", diagnostics);
        }

        var found = Corpus.ErrorLines(diagnostics).Select(line => line - 1);
        var isSyntaxError = !(bool)recorded["ok"]!
            && recorded["errors"]!.Any(error => SyntaxErrors.Contains((string)error["summary"]!));
        if (isSyntaxError)
        {
            found.Intersect(Corpus.ErrorLines(recorded)).Should().NotBeEmpty(string.Join("\n", diagnostics));
        }
        else
        {
            found.Should().BeEmpty(string.Join("\n", diagnostics));
        }
    }

    [TestCaseSource(nameof(Expressions))]
    public void The_first_syntax_error_has_the_place_and_summary_that_Terraform_gives_it(JObject recorded)
    {
        var expected = recorded["errors"]?.FirstOrDefault(error => SyntaxErrors.Contains((string)error["summary"]!));
        if (expected is null)
        {
            return;
        }

        var diagnostics = new DiagnosticBag();
        HclParser.ParseFile($"locals {{\n  v = {recorded["expr"]}\n}}\n", "main.tf", diagnostics);

        var places = diagnostics.Select(error => $"{error.Summary} {error.At!.Start.Line - 1}:{error.At.Start.Column}");
        var column = (int)expected["start"]!["column"]! + ((int)expected["start"]!["line"]! == 1 ? 6 : 0);
        places.Should().Contain($"{expected["summary"]} {expected["start"]!["line"]}:{column}");
    }

    [TestCaseSource(nameof(Files))]
    public void Files_have_syntax_errors_where_Terraform_says_so(JObject recorded)
    {
        var diagnostics = new DiagnosticBag();

        foreach (var (name, text) in (JObject)recorded["files"]!)
        {
            if (!name.EndsWith(".json", StringComparison.Ordinal))
            {
                HclParser.ParseFile((string)text!, name, diagnostics);
            }
        }

        var expected = recorded["errors"]!
            .Where(error => !((string)error["file"]!).EndsWith(".json", StringComparison.Ordinal))
            .Select(error => $"{error["summary"]} {error["file"]}:{error["start"]!["line"]}:{error["start"]!["column"]}");
        diagnostics.Select(error => $"{error.Summary} {error.At}").Should().BeEquivalentTo(expected);
    }
}
