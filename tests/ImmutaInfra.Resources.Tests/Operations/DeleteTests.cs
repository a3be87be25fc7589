using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Resources.Tests.Operations;

public sealed class DeleteTests
{
    private ProviderFixture _it = null!;

    [SetUp]
    public async Task SetUpAsync() => _it = await ProviderFixture.StartAsync();

    [TearDown]
    public ValueTask TearDownAsync() => _it.DisposeAsync();

    private static IEnumerable<TestCaseData> Variants =>
    [
        new TestCaseData("Snowflake", Given.Snowflake.Set("autoBootstrap", false).Set("role", null)).SetArgDisplayNames("manual Snowflake"),
        new TestCaseData("Snowflake", Given.SnowflakeKeyPair).SetArgDisplayNames("Snowflake with key pair"),
        new TestCaseData("Snowflake", Given.SnowflakeOAuth.Set("autoBootstrap", true).Set("role", "R")).SetArgDisplayNames("Snowflake with OAuth"),
        new TestCaseData("Redshift", Given.RedshiftOkta).SetArgDisplayNames("Redshift with Okta"),
        new TestCaseData("Redshift", Given.Redshift.Set("autoBootstrap", false)).SetArgDisplayNames("manual Redshift"),
        new TestCaseData("Databricks", Given.Databricks.Set("autoBootstrap", false)).SetArgDisplayNames("manual Databricks"),
    ];

    [TestCaseSource(nameof(Variants))]
    public async Task Credentials_are_sent_where_immuta_wants_them(string type, ObjectValue inputs)
    {
        var created = await _it.CreateAsync(type, inputs);

        await _it.DeleteAsync(type, created);

        (await _it.ReadAsync(type, created)).Should().BeNull();
        _it.Immuta.Requests.Count(request => request.Method == "DELETE").Should().Be(1, "the first try is right");
    }

    [Test]
    public async Task What_is_gone_already_is_no_error()
    {
        var created = await _it.CreateAsync("S3", Given.S3);
        await _it.DeleteAsync("S3", created);

        await _it.DeleteAsync("S3", created);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Letting_go_by_force_needs_no_credentials_and_says_what_is_left(bool keepTombstones)
    {
        await using var it = await ProviderFixture.StartAsync(new EmulatorOptions { KeepTombstones = keepTombstones });
        var created = await it.CreateAsync("Snowflake", Given.Snowflake.Set("forceDisable", true));

        await it.DeleteAsync("Snowflake", created);

        (await it.ReadAsync("Snowflake", created)).Should().BeNull();
        it.Observer.Warnings.Should().Contain(warning => warning.Code == "IMI6267");
    }

    [Test]
    public async Task A_tombstone_is_gone()
    {
        await using var it = await ProviderFixture.StartAsync(new EmulatorOptions { KeepTombstones = true });
        var created = await it.CreateAsync("S3", Given.S3);

        await it.DeleteAsync("S3", created);
        await it.DeleteAsync("S3", created);

        (await it.ReadAsync("S3", created)).Should().BeNull();
    }

    [Test]
    public async Task A_deletion_that_fails_names_the_test()
    {
        var created = await _it.CreateAsync("Redshift", Given.Redshift);
        _it.Immuta.SetRules(new FaultRule { Method = "DELETE", EndStatus = "deleteError", FailTests = [new("Drop", "Database in use.")] });

        var failure = await FailureAsync(() => _it.DeleteAsync("Redshift", created));

        failure.Diagnostics[0].Code.Should().Be("IMI6254");
        failure.Message.Should().Contain("Failed: Drop: Database in use.");
    }

    [Test]
    public async Task Credentials_that_immuta_does_not_want_are_left_out()
    {
        var created = await _it.CreateAsync("Redshift", Given.Redshift.Set("autoBootstrap", false));
        var asIfAutomatic = created with { Inputs = (ObjectValue)created.Inputs.Set("autoBootstrap", true) };

        await _it.DeleteAsync("Redshift", asIfAutomatic);

        (await _it.ReadAsync("Redshift", created)).Should().BeNull();
        _it.Immuta.Requests.Count(request => request.Method == "DELETE").Should().Be(2);
    }

    [Test]
    public async Task Without_credentials_in_the_state_the_way_out_is_told()
    {
        var created = await _it.CreateAsync("Snowflake", Given.Snowflake);
        var imported = (await _it.ImportAsync("Snowflake", created.Id))!;

        var failure = await FailureAsync(() => _it.DeleteAsync("Snowflake", imported));

        failure.Diagnostics[0].Hint.Should().Contain("force_disable = true");
        failure.Message.Should().Contain("require privileged credentials");
    }

    [Test]
    public async Task A_deletion_waits_for_what_is_under_way()
    {
        var created = await _it.CreateAsync("S3", Given.S3);
        _it.Immuta.SetRules(new FaultRule { Method = "DELETE", Count = 1, Become = "migrating" });

        await _it.DeleteAsync("S3", created);

        (await _it.ReadAsync("S3", created)).Should().BeNull();
    }

    [TestCase(FaultTiming.Before)]
    [TestCase(FaultTiming.After)]
    public async Task A_lost_answer_is_found_out_by_the_next_run(FaultTiming when)
    {
        var created = await _it.CreateAsync("Redshift", Given.Redshift);
        _it.Immuta.SetRules(new FaultRule { Method = "DELETE", Count = 1, Drop = true, When = when });

        (await FailureAsync(() => _it.DeleteAsync("Redshift", created))).MayHaveHappened.Should().BeTrue();
        await _it.DeleteAsync("Redshift", created);

        (await _it.ReadAsync("Redshift", created)).Should().BeNull();
    }

    private static async Task<ProviderException> FailureAsync(Func<Task> operation) => (await operation.Should().ThrowAsync<ProviderException>()).Which;
}
