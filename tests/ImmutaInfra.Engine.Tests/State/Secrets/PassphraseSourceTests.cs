using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Engine.Tests.State.Secrets;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PassphraseSourceTests : IDisposable
{
    private readonly StackFixture _stacks = new();

    private PassphraseSource Source => new(_stacks.Environment.GetValueOrDefault, _stacks.OwnFile);

    private static IEnumerable<TestCaseData> PlacesOfTheOwnFile => new TestCaseData[]
    {
        new("/xdg", "/home/me", "/xdg/immutainfra/passphrase"),
        new(null, "/home/me", "/home/me/.config/immutainfra/passphrase"),
        new("relative", "/home/me", "/home/me/.config/immutainfra/passphrase"),
    }.Select(one => one.SkippedBecause(OperatingSystem.IsWindows() ? "Windows has another place" : null));

    public void Dispose() => _stacks.Dispose();

    [Test]
    public void The_variable_counts_even_when_empty()
    {
        _stacks.Environment["PULUMI_CONFIG_PASSPHRASE"] = "";

        Source.Find()!.Text.Should().BeEmpty();
    }

    [Test]
    public void A_file_is_read_without_the_space_around_it()
    {
        _stacks.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        _stacks.Environment["PULUMI_CONFIG_PASSPHRASE_FILE"] = Path.Combine(_stacks.Root, "p");
        File.WriteAllText(Path.Combine(_stacks.Root, "p"), " a b \n");

        Source.Find()!.Text.Should().Be("a b");
    }

    [Test]
    public void A_file_that_is_not_there_is_told()
    {
        _stacks.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        _stacks.Environment["PULUMI_CONFIG_PASSPHRASE_FILE"] = "/nonexistent/p";

        var find = () => Source.Find();

        find.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Code.Should().Be("IMI4112");
    }

    [Test]
    public void With_none_set_one_is_made_for_its_owner_only_and_made_once()
    {
        _stacks.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        var source = Source;

        var made = source.FindOrMake();

        made.Text.Should().HaveLength(64);
        source.Notice!.Detail.Should().Contain($"export PULUMI_CONFIG_PASSPHRASE_FILE={_stacks.OwnFile}").And.NotContain(made.Text);
        Source.FindOrMake().Text.Should().Be(made.Text);
        Directory.GetFiles(Path.GetDirectoryName(_stacks.OwnFile)!).Should().Equal(_stacks.OwnFile);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_stacks.OwnFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [TestCaseSource(nameof(PlacesOfTheOwnFile))]
    public void The_own_file_lies_in_the_users_configuration(string? xdg, string home, string file) =>
        PassphraseSource.DefaultFile(name => name switch { "XDG_CONFIG_HOME" => xdg, "HOME" => home, _ => null }).Should().Be(file);

    [Test]
    public async Task A_stack_without_secrets_asks_for_no_passphrase()
    {
        _stacks.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");

        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));

        File.Exists(_stacks.OwnFile).Should().BeFalse();
        File.ReadAllText(_stacks.StateFile).Should().NotContain("secrets_providers");
    }

    [Test]
    public async Task With_a_wrong_passphrase_secrets_stay_closed_and_the_rest_works()
    {
        await GivenSecretAsync();
        _stacks.Environment["PULUMI_CONFIG_PASSPHRASE"] = "wrong";
        var before = (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Single();

        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));
        var open = () => before.Inputs["password"].Revealed;

        open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Code.Should().Be("IMI4111");
        _stacks.Environment["PULUMI_CONFIG_PASSPHRASE"] = Recording.Passphrase;
        var after = (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Single(resource => resource.Urn.Name == "a");
        after.Inputs["password"].Revealed.Should().Be((Value)"s");
    }

    [Test]
    public async Task Without_a_passphrase_none_is_made_for_a_stack_that_has_one()
    {
        await GivenSecretAsync();
        _stacks.Environment.Remove("PULUMI_CONFIG_PASSPHRASE");
        var found = await _stacks.NewStore().FindAsync(StackFixture.Dev);

        var open = () => found!.Snapshot.Resources.Single().Inputs["password"].Revealed;

        var problem = open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single();
        problem.Code.Should().Be("IMI4110");
        problem.Hint.Should().Contain("PULUMI_CONFIG_PASSPHRASE_FILE");
        File.Exists(_stacks.OwnFile).Should().BeFalse();
    }

    private Task GivenSecretAsync() => _stacks.GivenAsync(
        StackFixture.Resource("a", "1") with { Inputs = new ObjectValue(("password", SecretValue.Of("s"))) });
}
