using ImmutaInfra.Reporting.Markdown;

namespace ImmutaInfra.Reporting.Tests.Markdown;

public class MarkdownTextTests
{
    [TestCase("a", "`a`")]
    [TestCase("a`b", "``a`b``")]
    [TestCase("`", "`` ` ``")]
    [TestCase("a\nb", "`a b`")]
    [TestCase("", "*(empty)*")]
    [TestCase(" \t", "*(empty)*")]
    public void Code_stays_in_its_span(string text, string expected) => MarkdownText.Code(text).Should().Be(expected);

    [TestCase("*a* _b_", "\\*a\\* \\_b\\_")]
    [TestCase("@a", "\\@\u200Ba")]
    [TestCase("<b>", "&lt;b&gt;")]
    [TestCase("a # b", "a \\# b")]
    [TestCase("failed: no :boom: at https://a", "failed: no \\:\u200Bboom: at https\\:\u200B//a")]
    public void Prose_stays_prose(string text, string expected) => MarkdownText.Escape(text).Should().Be(expected);

    [Test]
    public void Commands_to_azure_pipelines_lose_their_form() =>
        MarkdownText.Code("##vso[task.setvariable]x").Should().NotContain("##vso");
}
