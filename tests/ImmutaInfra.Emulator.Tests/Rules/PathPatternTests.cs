using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Emulator.Tests.Rules;

public class PathPatternTests
{
    [TestCase("/integrations", "/integrations", true)]
    [TestCase("/integrations", "/integrations/1", false)]
    [TestCase("/integrations/*", "/integrations/1", true)]
    [TestCase("/integrations/*", "/integrations", false)]
    [TestCase("/integrations/*", "/integrations/1/status", false)]
    [TestCase("/integrations/*/status", "/integrations/1/status", true)]
    [TestCase("/integrations/**", "/integrations/1/scripts/edit", true)]
    [TestCase("/integrations/**", "/integrations", true)]
    [TestCase("/**", "/", true)]
    [TestCase("/Integrations", "/integrations", false)]
    public void A_star_is_a_segment_and_two_are_the_rest(string pattern, string path, bool matches) =>
        PathPattern.Matches(pattern, path).Should().Be(matches);
}
