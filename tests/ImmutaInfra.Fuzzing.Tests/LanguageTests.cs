namespace ImmutaInfra.Fuzzing.Tests;

/// <summary>A slice of what the program tries by the million: the same inputs every time.</summary>
public class LanguageTests
{
    private const int Inputs = 400;
    private const ulong FirstSeed = 2026;

    private static IEnumerable<TestCaseData> Targets => FuzzTargets.Language.Select(target => new TestCaseData(target).SetArgDisplayNames(target.Name));

    [TestCaseSource(nameof(Targets))]
    public void Whatever_text_comes_is_read_or_refused(FuzzTarget target)
    {
        var failures = Enumerable.Range(0, Inputs).Select(i => FuzzRun.Try(target, FuzzRun.SeedOf(FirstSeed, i))).OfType<FuzzFailure>();

        failures.Should().BeEmpty();
    }

    // Each of these has once gone wrong.
    [TestCase("yaml", "- &a {x%{ endif }:B\n- *a\n- <<: *a\n  y:: 2\n")]
    [TestCase("yaml", "!!bin=]n=]")]
    [TestCase("yaml", "!!bin[ary aGk=")]
    [TestCase("texts", "\\p)")]
    [TestCase("expressions", "regex(\"\\\\p{Gree*ak}+\", \"abcαβγ\")")]
    public void What_has_gone_wrong_before_goes_well_now(string target, string input)
    {
        var failure = FuzzRun.Try(FuzzTargets.Language.Single(each => each.Name == target), seed: 0, input);

        failure.Should().BeNull();
    }

    [TestCase("expressions", "[")]
    [TestCase("expressions", "{a=")]
    [TestCase("expressions", "(")]
    [TestCase("expressions", "-")]
    [TestCase("expressions", "\"${")]
    [TestCase("expressions", "f(")]
    [TestCase("expressions", "a[")]
    [TestCase("templates", "%{ if true }")]
    [TestCase("files", "b {\n")]
    [TestCase("json", "[")]
    [TestCase("json", "{\"a\":")]
    [TestCase("yaml", "[")]
    [TestCase("yaml", "- ")]
    [TestCase("format", "b {\n")]
    public void A_hundred_thousand_brackets_are_refused_in_time(string target, string bracket)
    {
        var input = string.Concat(Enumerable.Repeat(bracket, 100_000));

        var failure = FuzzRun.Try(FuzzTargets.Language.Single(each => each.Name == target), seed: 0, input);

        (failure?.Reason).Should().BeNull();
    }

    [Test]
    public void A_list_of_a_hundred_thousand_elements_is_a_list()
    {
        var input = $"length([{string.Join(", ", Enumerable.Range(0, 100_000))}])";

        FuzzRun.Try(FuzzTargets.Language.Single(each => each.Name == "expressions"), seed: 0, input).Should().BeNull();
    }

    [Test]
    public void A_heredoc_of_many_megabytes_is_a_text()
    {
        var input = $"<<EOT\n{string.Concat(Enumerable.Repeat("a line of some length, and ${1 + 1} in it\n", 100_000))}EOT\n";

        FuzzRun.Try(FuzzTargets.Language.Single(each => each.Name == "expressions"), seed: 0, input).Should().BeNull();
    }
}
