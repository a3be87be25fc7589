using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Tests.Values;

public class SequenceDiffTests
{
    [TestCase("", "", "")]
    [TestCase("abc", "abc", " a b c")]
    [TestCase("abc", "axc", " a-b+x c")]
    [TestCase("abcd", "bcde", "-a b c d+e")]
    [TestCase("", "ab", "+a+b")]
    [TestCase("aab", "ab", " a-a b")]
    public void Steps_lead_from_one_to_the_other(string before, string after, string steps) => Steps(before, after).Should().Be(steps);

    [Test]
    public void Leaving_out_what_is_added_gives_what_was_and_the_other_way_round()
    {
        var random = new Random(4711);
        for (var round = 0; round < 500; round++)
        {
            var (before, after) = (Text(random), Text(random));
            var steps = SequenceDiff.Between(Letters(before), Letters(after), string.Equals);

            string.Concat(steps.Select(step => step.Before)).Should().Be(before);
            string.Concat(steps.Select(step => step.After)).Should().Be(after);
        }
    }

    [Test]
    public void Sequences_too_long_to_be_compared_still_lead_from_one_to_the_other()
    {
        string[] before = [.. Enumerable.Range(0, 3000).Select(i => $"a{i}")];
        string[] after = [.. Enumerable.Range(0, 3000).Select(i => $"b{i}")];

        var steps = SequenceDiff.Between(before, after, string.Equals);

        steps.Select(step => step.Before).OfType<string>().Should().Equal(before);
        steps.Select(step => step.After).OfType<string>().Should().Equal(after);
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)('a' + random.Next(3))));

    private static string[] Letters(string text) => [.. text.Select(c => c.ToString())];

    private static string Steps(string before, string after) => string.Concat(
        SequenceDiff.Between(Letters(before), Letters(after), string.Equals).Select(step =>
            step.IsKept ? $" {step.Before}" : step.Before is not null ? $"-{step.Before}" : $"+{step.After}"));
}
