using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Formatting;

namespace ImmutaInfra.Hcl.Tests.Formatting;

/// <summary>Corners that the recordings do not have; what is expected was printed by Terraform 1.11.4.</summary>
public class FormatterTests
{
    [TestCase("a=1", "a = 1", TestName = "A missing newline at the end stays missing")]
    [TestCase("a=1 \n\t ", "a = 1\n  ", TestName = "Blanks behind the last token stay")]
    [TestCase("\uFEFFa=1\n", "a = 1\n", TestName = "The byte order mark goes")]
    [TestCase("a=1 /* x\n y */ \nbbb=2\n", "a   = 1 /* x\n y */\nbbb = 2\n", TestName = "Comments inside lines end no run")]
    [TestCase("a=1 # c\n# x\nbbbbbb=2 # d\n", "a = 1 # c\n# x\nbbbbbb = 2 # d\n", TestName = "A comment on its own line ends a run")]
    [TestCase(
        "locals {\n  a = <<EOT\n x ${\n      [1,\n  2]\n   } y\nEOT\n  b = 2\n}\n",
        "locals {\n  a = <<EOT\n x ${\n  [1,\n  2]\n} y\nEOT\nb = 2\n}\n",
        TestName = "Brackets opened in the first line of a heredoc do not indent")]
    [TestCase("a b \"c$${d}\" {}\n", "a \"b\" \"c$${d}\" {}\n", TestName = "Labels with escapes are kept, unlike in Terraform")]
    [TestCase("a /* x */ b /* y */ c /* z */{}\n", "a \"b\" \"c\" /* z */ {}\n", TestName = "A comment behind the last label stays")]
    public void Format(string text, string expected)
    {
        var diagnostics = new DiagnosticBag();

        HclFormatter.Format(text, "main.tf", diagnostics).Should().Be(expected);

        diagnostics.Should().BeEmpty();
    }
}
