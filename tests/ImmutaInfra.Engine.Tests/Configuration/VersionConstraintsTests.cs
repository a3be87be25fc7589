using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Tests.Configuration;

public sealed class VersionConstraintsTests
{
    [TestCase("1-", 'a', "!", null)]
    [TestCase(">=1-1", '1', "", true)]
    [TestCase("1.", '1', "", null)]
    [TestCase(" ", ' ', "1", true)]
    public void The_time_grows_with_the_length_alone(string start, char filling, string end, bool? accepts) =>
        VersionConstraints.Accept($"{start}{new string(filling, 100_000)}{end}", (1, 0, 0)).Should().Be(accepts);
}
