using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Resources.Tests.Operations;

public sealed class UpdateTests
{
    private ProviderFixture _it = null!;
    private ResourceSnapshot _snowflake = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _it = await ProviderFixture.StartAsync();
        _snowflake = await _it.CreateAsync("Snowflake", Given.Snowflake);
    }

    [TearDown]
    public ValueTask TearDownAsync() => _it.DisposeAsync();

    [Test]
    public async Task A_change_is_made_and_followed()
    {
        var updated = await _it.UpdateAsync("Snowflake", _snowflake, Given.Snowflake.Set("audit.enabled", true));

        updated.Outputs["status"].Should().Be((Value)"enabled");
        updated.Id.Should().Be(_snowflake.Id);
        (await _it.ReadAsync("Snowflake", updated))!.Inputs.Equals(updated.Inputs).Should().BeTrue();
        _it.Observer.Statuses.Should().Contain("editing");
    }

    [Test]
    public async Task A_change_that_fails_leaves_what_was_and_names_the_test()
    {
        _it.Immuta.SetRules(new FaultRule
        {
            Method = "PUT",
            EndStatus = "editError",
            FailTests = [new("Default Warehouse", $"No access for {Given.Password}.")],
        });

        var failure = await FailureAsync(() => _it.UpdateAsync("Snowflake", _snowflake, Given.Snowflake.Set("warehouse", "WH2")));

        failure.Kind.Should().Be(FailureKind.FailedPrecondition);
        failure.Diagnostics[0].Code.Should().Be("IMI6253");
        failure.Message.Should().Contain("Failed: Default Warehouse: No access for (secret).");
    }

    [Test]
    public async Task What_immuta_cannot_edit_comes_with_its_words_and_the_way_to_replace()
    {
        var failure = await FailureAsync(() => _it.UpdateAsync("Snowflake", _snowflake, Given.Snowflake.Set("database", "OTHER")));

        failure.Message.Should().Contain("Unable to edit integration due to changes of non-editable attribute(s).");
        failure.Diagnostics[0].Hint.Should().Contain("\n    immutainfra apply --replace ADDRESS");
    }

    [Test]
    public async Task A_change_waits_until_immuta_has_finished_another_one()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "PUT", Count = 1, Become = "migrating" });

        var updated = await _it.UpdateAsync("Snowflake", _snowflake, Given.Snowflake.Set("warehouse", "WH2"));

        updated.Outputs["status"].Should().Be((Value)"enabled");
        _it.Immuta.Requests.Count(request => request.Method == "PUT").Should().Be(2);
    }

    [Test]
    public async Task A_change_that_takes_too_long_is_taken_up_by_the_next_run()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "PUT", Stuck = true });

        var updated = await _it.UpdateAsync("Snowflake", _snowflake, Given.Snowflake.Set("warehouse", "WH2"));

        updated.InitErrors.Should().ContainSingle().Which.Should().Contain("still editing after 20 min");
        updated.Inputs["warehouse"].Should().Be((Value)"WH2");
    }

    [TestCase(FaultTiming.Before)]
    [TestCase(FaultTiming.After)]
    public async Task A_lost_answer_leaves_open_whether_it_happened_and_the_next_run_ends_well(FaultTiming when)
    {
        _it.Immuta.SetRules(new FaultRule { Method = "PUT", Drop = true, When = when, Count = 1 });
        var wanted = Given.Snowflake.Set("warehouse", "WH2");

        var failure = await FailureAsync(() => _it.UpdateAsync("Snowflake", _snowflake, wanted));
        var updated = await _it.UpdateAsync("Snowflake", _snowflake, wanted);

        failure.MayHaveHappened.Should().BeTrue();
        (await _it.ReadAsync("Snowflake", updated))!.Inputs["warehouse"].Should().Be((Value)"WH2");
    }

    [Test]
    public async Task What_is_gone_cannot_be_changed()
    {
        await _it.DeleteAsync("Snowflake", _snowflake);

        (await FailureAsync(() => _it.UpdateAsync("Snowflake", _snowflake, Given.Snowflake.Set("warehouse", "WH2")))).Kind.Should().Be(FailureKind.NotFound);
    }

    [Test]
    public async Task A_repair_that_fails_again_keeps_the_reasons()
    {
        _it.Immuta.SetRules(
            new FaultRule { Method = "POST", EndStatus = "createError" },
            new FaultRule { Method = "PUT", EndStatus = "createError", FailTests = [new("Basic", "Still no connection.")] });
        var created = await _it.CreateAsync("Redshift", Given.Redshift);

        var repaired = await _it.UpdateAsync("Redshift", created, Given.Redshift);

        repaired.InitErrors.Should().Contain("Basic: Still no connection.");
    }

    [Test]
    public async Task Trino_is_never_changed()
    {
        var trino = await _it.CreateAsync("Trino", Given.Trino);

        var same = await _it.UpdateAsync("Trino", trino, Given.Trino.Set("forceDisable", true));

        same.Outputs["apiKey"].Should().Be(trino.Outputs["apiKey"]);
        _it.Immuta.Requests.Should().NotContain(request => request.Method == "PUT");
    }

    [Test]
    public async Task A_preview_of_a_change_keeps_the_id()
    {
        var preview = await _it.Provider.UpdateAsync(new UpdateRequest
        {
            Type = Given.Token("Snowflake"),
            Id = _snowflake.Id,
            PriorInputs = _snowflake.Inputs,
            PriorOutputs = _snowflake.Outputs,
            Inputs = _it.Checked("Snowflake", Given.Snowflake.Set("warehouse", Value.Unknown)),
            IsPreview = true,
        });

        preview.Outputs["integrationId"].Should().Be((Value)_snowflake.Id);
        preview.Outputs["status"].IsUnknown.Should().BeTrue();
        preview.Outputs["warehouse"].IsUnknown.Should().BeTrue();
    }

    [Test]
    public async Task The_dry_run_of_a_change_fails_its_preview()
    {
        await using var it = await ProviderFixture.StartAsync(configuration: new ObjectValue(("previewValidation", "server")));
        var there = await it.CreateAsync("Snowflake", Given.Snowflake);
        it.Immuta.SetRules(new FaultRule { Method = "PUT", FailTests = [new("Initial validation: default warehouse access test")] });

        var preview = () => it.Provider.UpdateAsync(new UpdateRequest
        {
            Type = Given.Token("Snowflake"),
            Id = there.Id,
            PriorInputs = there.Inputs,
            PriorOutputs = there.Outputs,
            Inputs = it.Checked("Snowflake", Given.Snowflake.With("warehouse", "WH2")),
            IsPreview = true,
        });

        var failure = (await preview.Should().ThrowAsync<ProviderException>()).Which;
        failure.Diagnostics.Should().ContainSingle().Which.Should().Match<Core.Diagnostics.Diagnostic>(
            diagnostic => diagnostic.Code == "IMI6259" && diagnostic.Attribute == "warehouse");
    }

    private static async Task<ProviderException> FailureAsync(Func<Task> operation) => (await operation.Should().ThrowAsync<ProviderException>()).Which;
}
