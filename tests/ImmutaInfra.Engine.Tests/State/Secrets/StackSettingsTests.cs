using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.Tests.State.Secrets;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StackSettingsTests : IDisposable
{
    private readonly StackFixture _stacks = new();

    private string Settings => Path.Combine(_stacks.Root, "Pulumi.dev.yaml");

    public void Dispose() => _stacks.Dispose();

    [TestCase(null, "encryptionsalt: v1:x\n")]
    [TestCase("", "encryptionsalt: v1:x\n")]
    [TestCase("# mine\nconfig:\n  demo:a: 1 # one\n", "# mine\nconfig:\n  demo:a: 1 # one\nencryptionsalt: v1:x\n")]
    [TestCase("config:\n  demo:a: 1", "config:\n  demo:a: 1\nencryptionsalt: v1:x\n")]
    [TestCase("# only a comment\n", "# only a comment\nencryptionsalt: v1:x\n")]
    [TestCase("encryptionsalt: v1:y # keep\nconfig: {}\n", "encryptionsalt: v1:y # keep\nconfig: {}\n")]
    public void A_salt_is_added_and_the_rest_stays_as_it_was(string? before, string after)
    {
        if (before is not null)
        {
            File.WriteAllText(Settings, before);
        }

        new StackSettings(Settings).AddSalt("v1:x");

        File.ReadAllText(Settings).Should().Be(after);
    }

    [TestCase("[1]")]
    [TestCase("a: b: c")]
    public void Settings_that_are_none_are_refused_and_kept(string text)
    {
        File.WriteAllText(Settings, text);

        var add = () => new StackSettings(Settings).AddSalt("v1:x");

        add.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Code.Should().Be("IMI4116");
        File.ReadAllText(Settings).Should().Be(text);
    }
}
