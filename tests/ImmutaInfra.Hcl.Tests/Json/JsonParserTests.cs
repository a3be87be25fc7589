using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Tests.Conformance;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Json;

public class JsonParserTests
{
    private static IEnumerable<TestCaseData> Files => Corpus.Cases("syntax.jsonl");

    // As Terraform, which takes one in native syntax only.
    [Test]
    public void A_byte_order_mark_is_no_start_of_a_value()
    {
        var diagnostics = new DiagnosticBag();

        JsonParser.ParseFile("\uFEFF{}", "main.tf.json", diagnostics);

        diagnostics.First().Summary.Should().Be("Invalid start of value");
        diagnostics.First().Hint.Should().Contain("byte order mark");
    }

    [TestCaseSource(nameof(Files))]
    public void Files_have_syntax_errors_where_Terraform_says_so(JObject recorded)
    {
        foreach (var (name, text) in (JObject)recorded["files"]!)
        {
            if (!name.EndsWith(".json", StringComparison.Ordinal))
            {
                continue;
            }

            var diagnostics = new DiagnosticBag();

            JsonParser.ParseFile((string)text!, name, diagnostics);

            var places = diagnostics.Select(error => $"{error.Summary} {error.At}");
            var expected = recorded["errors"]!
                .Select(error => $"{error["summary"]} {error["file"]}:{error["start"]!["line"]}:{error["start"]!["column"]}")
                .ToArray();
            expected.Where(_ => diagnostics.Count == 0).Should().BeEmpty();
            places.Intersect(expected).Count().Should().BeGreaterThanOrEqualTo(Math.Min(1, expected.Length), string.Join("\n", diagnostics));
            (expected.Length > 0 || diagnostics.Count == 0).Should().BeTrue(string.Join("\n", diagnostics));
        }
    }

    [TestCase("{\"a\": 1,}", "IMI1205", 8)]
    [TestCase("{\"a\" 1}", "IMI1210", 6)]
    [TestCase("{\"a\" = 1}", "IMI1210", 6)]
    [TestCase("{\"a\": tru}", "IMI1213", 7)]
    [TestCase("{\"a\": 01}", "IMI1212", 7)]
    [TestCase("{\"a\": 1.}", "IMI1212", 7)]
    [TestCase("{\"a\": \"x\\q\"}", "IMI1211", 8)]
    [TestCase("{\"a\": \"x\n\"}", "IMI1211", 7)]
    [TestCase("{\"a\": 1 \"b\": 2}", "IMI1208", 16)]
    [TestCase("{a: 1}", "IMI1213", 2)]
    [TestCase("{} {}", "IMI1202", 4)]
    [TestCase("{\"a\": # c\n1}", "IMI1204", 7)]
    public void A_mistake_is_reported_at_its_place(string text, string code, int column)
    {
        var diagnostics = new DiagnosticBag();

        JsonParser.ParseFile(text, "main.tf.json", diagnostics);

        var first = diagnostics.First();
        first.Code.Should().Be(code);
        first.At!.Start.Column.Should().Be(column);
    }

    [TestCase("-12.50", "-12.5")]
    [TestCase("1e3", "1000")]
    [TestCase("\"a\\u00e9\\n\\\"\"", "\"aé\\n\\\"\"")]
    [TestCase("\"${1 + 1}\"", "2")]
    [TestCase("\"x%{ if true }y%{ endif }\"", "\"xy\"")]
    [TestCase("\"$${x}\"", "\"${x}\"")]
    [TestCase("{\"${upper(\"k\")}\": [null, true]}", "{\"K\":[null,true]}")]
    [TestCase("{\"//\": 1}", "{\"//\":1}")]
    public void Values_are_expressions(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();
        text = text.Replace("upper(\"k\")", "upper(\\\"k\\\")", StringComparison.Ordinal);

        var value = Evaluator.Evaluate(
            JsonParser.ParseExpression(text, "main.tf.json", diagnostics), new EvaluationContext(EmptyScope.Instance), diagnostics);

        diagnostics.Should().BeEmpty();
        HclJson.Encode(value).Should().Be(expected);
    }

    [Test]
    public void A_string_can_be_read_as_the_reference_that_it_names()
    {
        var diagnostics = new DiagnosticBag();
        var list = (TupleSyntax)JsonParser.ParseExpression("[\"terraform_data.a\",\n \"each\", \"a b\"]", "main.tf.json", diagnostics);

        StaticExpressions.FindReference(list.Elements[0])!.Steps.Should().ContainSingle();
        StaticExpressions.FindReference(list.Elements[1])!.Span.Start.Should().Be(new SourcePosition(2, 3, 23));
        StaticExpressions.FindReference(list.Elements[2]).Should().BeNull();
        StaticExpressions.FindKeyword(list.Elements[1]).Should().Be("each");
    }

    [Test]
    public void Where_nothing_is_evaluated_strings_are_what_they_say()
    {
        var diagnostics = new DiagnosticBag();
        var parsed = JsonParser.ParseExpression("{\"${a}\": [\"x ${b}\", 1]}", "main.tf.json", diagnostics);

        var value = Evaluator.Evaluate(
            StaticExpressions.WithoutTemplates(parsed), new EvaluationContext(EmptyScope.Instance), diagnostics);

        diagnostics.Should().BeEmpty();
        HclJson.Encode(value).Should().Be("{\"${a}\":[\"x ${b}\",1]}");
    }

    [Test]
    public void Keys_and_arguments_must_not_occur_twice()
    {
        var diagnostics = new DiagnosticBag();

        JsonParser.ParseFile("{\"a\": {\"k\": 1, \"k\": 2}, \"a\": 3}", "main.tf.json", diagnostics)
            .Content(new BodySchema([new("a")], []), diagnostics);

        diagnostics.Select(diagnostic => diagnostic.Code).Should().Equal("IMI1216", "IMI1217");
    }

    [TestCase("[")]
    [TestCase("{\"a\":")]
    [TestCase("[[1,2],")]
    [TestCase("{\"a\":[")]
    public void Endless_nesting_gives_a_diagnostic_and_no_overflow(string piece)
    {
        var diagnostics = new DiagnosticBag();

        JsonParser.ParseExpression(string.Concat(Enumerable.Repeat(piece, 50_000)), "main.tf.json", diagnostics);

        diagnostics.HasErrors.Should().BeTrue();
    }

    [Test]
    public void Mutated_texts_never_throw([Range(0, 4)] int seed)
    {
        var random = new Random(seed);
        var sources = Corpus.Read("syntax.jsonl")
            .SelectMany(recorded => ((JObject)recorded["files"]!).Properties())
            .Where(file => file.Name.EndsWith(".json", StringComparison.Ordinal))
            .Select(file => (string)file.Value!)
            .ToArray();
        const string Snippets = "{}[]\"\\u12:,=-1e.\n\0é😀${%{~}tru";

        for (var i = 0; i < 2000; i++)
        {
            var text = sources[random.Next(sources.Length)];
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                var from = random.Next(Snippets.Length);
                text = string.Concat(
                    text.AsSpan(0, at),
                    Snippets.AsSpan(from, random.Next(Math.Min(3, Snippets.Length - from)) + 1),
                    text.AsSpan(Math.Min(text.Length, at + random.Next(3))));
            }

            var parse = () => Read(text);

            parse.Should().NotThrow(text);
        }
    }

    private static void Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var body = JsonParser.ParseFile(text, "main.tf.json", diagnostics);
        body.References();
        body.JustAttributes(diagnostics);
        body.Content(new BodySchema([new("a")], [new BlockSlot("resource", "type", "name"), new BlockSlot("locals")]), diagnostics);
    }
}
