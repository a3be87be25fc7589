using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Tests.Conformance;

namespace ImmutaInfra.Hcl.Tests.Parsing;

/// <summary>Whatever the text: a tree, diagnostics, no exception, linear time.</summary>
public class ParserRobustnessTests
{
    private const string Snippets = "{}[]()\"\"${%{~}<<EOT\nEOT\n=:,.*...=>&&||!-?#//*/ if for in else endif endfor null \\u00e9\r\n\t\u201c\ud83d\ude00\ufeff\ud800";

    [Test]
    public void Mutated_texts_never_throw([Range(0, 19)] int seed)
    {
        var random = new Random(seed);
        var sources = Corpus.Read("expressions.jsonl").Select(recorded => (string)recorded["expr"]!)
            .Concat(Corpus.Read("fmt/cases.jsonl").Select(recorded => (string)recorded["input"]!))
            .Concat(Corpus.Read("blocks/cases.jsonl").Select(recorded => (string)recorded["source"]!))
            .ToArray();

        for (var i = 0; i < 1000; i++)
        {
            var text = Mutate(sources[random.Next(sources.Length)], random);
            var diagnostics = new DiagnosticBag();

            var parse = () =>
            {
                CheckSpans(HclParser.ParseFile(text, "main.tf", diagnostics), text);
                HclParser.ParseExpression(text, "main.tf", diagnostics).References();
                HclParser.ParseTemplate(text, "main.tf", diagnostics).References();
            };

            parse.Should().NotThrow(text);
            diagnostics.Should().OnlyContain(diagnostic => diagnostic.At != null && diagnostic.At.End.Offset <= text.Length);
        }
    }

    [TestCase("(")]
    [TestCase("[")]
    [TestCase("{a=")]
    [TestCase("{\na=")]
    [TestCase("-")]
    [TestCase("f(")]
    [TestCase("a[")]
    [TestCase("a[*].")]
    [TestCase("\"${")]
    [TestCase("\"%{if ")]
    [TestCase("\"%{if a}")]
    [TestCase("a ? b : ")]
    [TestCase("a ? ")]
    [TestCase("1 + ")]
    [TestCase("[for a in ")]
    [TestCase("<<E\n${")]
    public void Endless_nesting_gives_a_diagnostic_and_no_overflow(string piece)
    {
        var text = "v = " + string.Concat(Enumerable.Repeat(piece, 50_000));
        var diagnostics = new DiagnosticBag();
        FileSyntax? file = null;

        // The stack of a thread on a system that is not generous.
        var thread = new Thread(() => file = HclParser.ParseFile(text, "main.tf", diagnostics), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();

        diagnostics.HasErrors.Should().BeTrue();
        file!.Body.Attributes.Should().OnlyContain(attribute => attribute.Expression.Depth <= ExpressionSyntax.DepthLimit);
    }

    [Test]
    public void Nesting_within_reason_is_taken()
    {
        var diagnostics = new DiagnosticBag();

        HclParser.ParseExpression(new string('(', 150) + "1" + new string(')', 150), "main.tf", diagnostics);
        HclParser.ParseExpression(string.Join(" + ", Enumerable.Repeat("a", 900)), "main.tf", diagnostics);

        diagnostics.Should().BeEmpty();
    }

    [Test]
    public void Long_chains_of_operators_give_one_diagnostic()
    {
        var diagnostics = new DiagnosticBag();

        HclParser.ParseFile("v = " + string.Join(" + ", Enumerable.Repeat("a", 100_000)), "main.tf", diagnostics);

        diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI1021");
    }

    [Test]
    public void Nested_blocks_without_end_give_one_diagnostic()
    {
        var diagnostics = new DiagnosticBag();

        HclParser.ParseFile(string.Concat(Enumerable.Repeat("a {\n", 50_000)), "main.tf", diagnostics);

        diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI1021");
    }

    [TestCase("a = \"${b}")]
    [TestCase("a = \"x\n")]
    [TestCase("a = [\n")]
    [TestCase("a = b[\n")]
    [TestCase("a = é \"é${\"é\n")]
    [TestCase("a = @\n")]
    [TestCase("}\n")]
    [TestCase("a = <<E\n${\nE\n")]
    [TestCase("a = 1 2\n")]
    [TestCase("a {")]
    [TestCase("a = { b\n }\n")]
    [TestCase("a \"${\n")]
    public void A_long_text_with_an_error_in_each_line_is_read_to_its_end(string line)
    {
        // A parser whose time is quadratic would not come back from this within hours.
        var text = string.Concat(Enumerable.Repeat(line, 100_000));
        var diagnostics = new DiagnosticBag();

        HclParser.ParseFile(text, "main.tf", diagnostics);

        diagnostics.Count.Should().BeInRange(1, 500);
    }

    private static string Mutate(string text, Random random)
    {
        var result = text;
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(result.Length + 1);
            var length = random.Next(Math.Min(4, result.Length - at + 1));
            var from = random.Next(Snippets.Length);
            var insert = Snippets.Substring(from, random.Next(Math.Min(5, Snippets.Length - from) + 1));
            result = random.Next(4) switch
            {
                0 => result.Insert(at, insert),
                1 => result.Remove(at, length),
                2 => result.Remove(at, length).Insert(at, insert),
                _ => result[..at],
            };
        }

        return result;
    }

    private static void CheckSpans(FileSyntax file, string text)
    {
        CheckBody(file.Body);

        void CheckBody(BodySyntax body)
        {
            foreach (var attribute in body.Attributes)
            {
                text[attribute.NameSpan.Start.Offset..attribute.NameSpan.End.Offset].Should().Be(attribute.Name);
                attribute.Expression.Span.End.Offset.Should().BeLessThanOrEqualTo(text.Length);
                attribute.Expression.Span.Start.Offset.Should().BeLessThanOrEqualTo(attribute.Expression.Span.End.Offset);
            }

            foreach (var block in body.Blocks)
            {
                text[block.TypeSpan.Start.Offset..block.TypeSpan.End.Offset].Should().Be(block.Type);
                block.Span.End.Offset.Should().BeInRange(block.OpenBraceSpan.End.Offset, text.Length);
                CheckBody(block.Body);
            }
        }
    }
}
