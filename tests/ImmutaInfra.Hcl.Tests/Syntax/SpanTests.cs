using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Tests.Syntax;

public class SpanTests
{
    [TestCase("  v = foo(1, [2])\n", "foo(1, [2])")]
    [TestCase("v = a.b[0].c # x\n", "a.b[0].c")]
    [TestCase("v = (a + b) * -c\n", "(a + b) * -c")]
    [TestCase("v = x ? y : z\n", "x ? y : z")]
    [TestCase("v = \"a${b}c\" // d\n", "\"a${b}c\"")]
    [TestCase("v = a[*].b.c\n", "a[*].b.c")]
    [TestCase("v = a.*.b\n", "a.*.b")]
    [TestCase("v = {\n  a = 1\n}\n", "{\n  a = 1\n}")]
    [TestCase("v = [for k, v in x : v if k]\n", "[for k, v in x : v if k]")]
    [TestCase("v = f(x)[\"k\"].y\n", "f(x)[\"k\"].y")]
    [TestCase("v = <<EOT\n a\nEOT\n", "<<EOT\n a\nEOT")]
    [TestCase("\uFEFFv = p::q::r(1...)\r\n", "p::q::r(1...)")]
    public void An_expression_spans_its_text(string text, string expected)
    {
        var span = Value(text).Span;

        text[span.Start.Offset..span.End.Offset].Should().Be(expected);
    }

    [Test]
    public void Columns_count_grapheme_clusters_and_offsets_code_units()
    {
        // One letter of two code points, one emoji of seven, then the expression.
        var span = Value("v = [\"e\u0301\U0001F468\u200D\U0001F469\u200D\U0001F467\", x]\n") is TupleSyntax { Elements: [_, var x] }
            ? x.Span
            : throw new InvalidOperationException();

        span.Start.Should().Be(new SourcePosition(1, 12, 19));
        span.End.Should().Be(new SourcePosition(1, 13, 20));
    }

    [Test]
    public void Windows_line_ends_are_one_line_end()
    {
        var diagnostics = new DiagnosticBag();

        var body = HclParser.ParseFile("a = 1\r\nb = <<E\r\n x\r\nE\r\nc = 3\r\n", "main.tf", diagnostics).Body;

        diagnostics.Should().BeEmpty();
        body.Attributes.Select(attribute => attribute.NameSpan.Start.Line).Should().Equal(1, 2, 5);
    }

    [Test]
    public void Blocks_know_their_parts()
    {
        var block = HclParser.ParseFile("resource \"a\" b {\n  x = 1\n}\n", "main.tf", new DiagnosticBag()).Body.Blocks.Single();

        block.Span.ToString().Should().Be("main.tf:1:1");
        block.HeaderSpan.End.Column.Should().Be(15);
        block.OpenBraceSpan.Start.Column.Should().Be(16);
        block.CloseBraceSpan.Start.Should().Be(new SourcePosition(3, 1, 25));
        block.Labels.Select(label => label.Text).Should().Equal("a", "b");
    }

    [TestCase("[for k, v in var.a : k + each.b]", "var,each")]
    [TestCase("{ a = b.c, (d) = \"${e}%{ for f in g }${f}${h}%{ endfor }\" }", "b,d,e,g,h")]
    [TestCase("x[y.z][*].w[v].u", "x,y,v")]
    [TestCase("f(a...) ? -b : !c.d", "a,b,c")]
    [TestCase("[for x in x : [for y in x : y + z]]", "x,z")]
    public void References_are_the_free_names(string text, string expected)
    {
        var references = HclParser.ParseExpression(text, "main.tf", new DiagnosticBag()).References();

        references.Select(reference => reference.RootName).Should().Equal(expected.Split(','));
    }

    private static ExpressionSyntax Value(string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = HclParser.ParseFile(text, "main.tf", diagnostics);
        diagnostics.Should().BeEmpty();
        return file.Body.Attributes.Single().Expression;
    }
}
