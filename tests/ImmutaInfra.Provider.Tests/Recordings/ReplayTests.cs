namespace ImmutaInfra.Provider.Tests.Recordings;

/// <summary>Every call of the recordings that concerns this provider, in the recorded order. What the stand-in's rules have
/// different from Immuta's stands in <see cref="StandIn"/> and <see cref="Replay"/>.</summary>
public sealed class ReplayTests
{
    [TestCase("aliased-providers")]
    [TestCase("conditions-and-checks")]
    [TestCase("config-secret")]
    [TestCase("count-and-for-each")]
    [TestCase("create-before-destroy")]
    [TestCase("default-provider-from-config")]
    [TestCase("dependencies")]
    [TestCase("drift-and-refresh")]
    [TestCase("failures")]
    [TestCase("import")]
    [TestCase("lifecycle-hcl")]
    [TestCase("lifecycle-yaml")]
    [TestCase("modules-and-data")]
    [TestCase("protect-retain-ignore-move")]
    [TestCase("secrets")]
    [TestCase("targets")]
    public async Task The_calls_of_a_recording_are_answered_as_the_engine_expects(string scenario)
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var replay = new Replay(plugin);

        foreach (var recording in Recording.Of(scenario))
        {
            await replay.SendAsync(recording);
        }
    }

    [Test]
    public void No_recording_is_left_out() =>
        typeof(ReplayTests).GetMethod(nameof(The_calls_of_a_recording_are_answered_as_the_engine_expects))!
            .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false).Cast<TestCaseAttribute>().Select(@case => (string)@case.Arguments[0]!)
            .Should().BeEquivalentTo(Directory.EnumerateDirectories(Recording.Root).Select(Path.GetFileName));
}
