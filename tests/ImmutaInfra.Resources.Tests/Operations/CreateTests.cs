using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Resources.Tests.Operations;

public sealed class CreateTests
{
    private ProviderFixture _it = null!;

    [SetUp]
    public async Task SetUpAsync() => _it = await ProviderFixture.StartAsync();

    [TearDown]
    public ValueTask TearDownAsync() => _it.DisposeAsync();

    [TestCase("AzureSynapse")]
    [TestCase("Databricks")]
    [TestCase("BigQuery")]
    [TestCase("S3")]
    [TestCase("Redshift")]
    [TestCase("Snowflake")]
    [TestCase("Trino")]
    public async Task Every_type_is_created_read_without_change_and_deleted(string type)
    {
        var created = await _it.CreateAsync(type, Given.All[type]);

        created.InitErrors.Should().BeEmpty();
        created.Outputs["status"].Should().Be((Value)"enabled");
        created.Outputs["integrationId"].Should().Be((Value)created.Id);
        _it.Observer.Created.Should().ContainSingle().Which.Id.Should().Be(created.Id);
        _it.Observer.Statuses.Should().StartWith("creating").And.EndWith("enabled");

        var read = await _it.ReadAsync(type, created);
        read!.Inputs.Equals(created.Inputs).Should().BeTrue("reading gives {0} for {1}", read.Inputs, created.Inputs);
        read.Outputs.Equals(created.Outputs).Should().BeTrue("reading gives {0} for {1}", read.Outputs, created.Outputs);
        _it.Diff(type, read, Given.All[type]).Should().Be(ResourceDiff.Nothing);

        await _it.DeleteAsync(type, created);
        (await _it.ReadAsync(type, created)).Should().BeNull();
    }

    [Test]
    public async Task A_trino_integration_gives_its_key_as_a_secret()
    {
        var created = await _it.CreateAsync("Trino", Given.Trino);

        created.Outputs["apiKey"].Should().BeOfType<SecretValue>().Which.Revealed.Should().BeOfType<TextValue>();
    }

    [Test]
    public async Task Extra_configuration_is_passed_on()
    {
        var inputs = Given.Snowflake.Set("extraConfig", new ObjectValue(("newThing", "x"), ("audit", new ObjectValue(("retention", 30))))).Set("audit.enabled", true);

        var created = await _it.CreateAsync("Snowflake", inputs);

        var read = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegration", new ObjectValue(("integrationId", created.Id))));
        ((ObjectValue)read["config"])["newThing"].Should().Be((Value)"x");
        ((ObjectValue)((ObjectValue)read["config"])["audit"])["retention"].Should().Be((Value)30);
        (await _it.ReadAsync("Snowflake", created))!.Inputs.Equals(created.Inputs).Should().BeTrue();
    }

    [Test]
    public async Task Extra_configuration_is_added_to_an_object_whether_they_are_secret_or_not()
    {
        var audit = new ObjectValue(("enabled", true));
        var more = new ObjectValue(("audit", new ObjectValue(("retention", 30))));
        foreach (var (known, extra) in new (Value, Value)[] { (audit, SecretValue.Of(more)), (SecretValue.Of(audit), more), (SecretValue.Of(audit), SecretValue.Of(more)) })
        {
            var created = await _it.CreateAsync("Snowflake", Given.Snowflake.Set("extraConfig", extra).Set("audit", known));

            var read = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegration", new ObjectValue(("integrationId", created.Id))));
            ((ObjectValue)read["config"])["audit"].Should().Be((Value)audit.With("retention", 30));
            await _it.DeleteAsync("Snowflake", created);
        }
    }

    [Test]
    public async Task A_creation_that_fails_on_the_way_exists_and_says_why_and_the_next_run_repairs_it()
    {
        _it.Immuta.SetRules(new FaultRule
        {
            Method = "POST",
            EndStatus = "createError",
            FailTests = [new("Initial Validation: Basic Connection Test", "Unable to connect to host.")],
        });

        var created = await _it.CreateAsync("Snowflake", Given.Snowflake);

        created.Id.Should().NotBeEmpty();
        created.Outputs["status"].Should().Be((Value)"createError");
        created.InitErrors.Should().HaveCount(2).And.Contain("Initial Validation: Basic Connection Test: Unable to connect to host.");
        (await _it.ReadAsync("Snowflake", created))!.InitErrors.Should().NotBeEmpty("a refresh must not hide it");

        _it.Immuta.SetRules();
        var repaired = await _it.UpdateAsync("Snowflake", created, Given.Snowflake);

        repaired.InitErrors.Should().BeEmpty();
        repaired.Id.Should().Be(created.Id);
        _it.Immuta.Requests.Count(request => request.Method == "POST").Should().Be(1);
    }

    [Test]
    public async Task A_test_that_fails_before_the_creation_leaves_nothing_behind()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", FailTests = [new("Basic", $"Cannot log in with {Given.Password}.")] });

        var failure = await FailureAsync(() => _it.CreateAsync("Snowflake", Given.Snowflake));

        failure.Kind.Should().Be(FailureKind.FailedPrecondition);
        failure.Message.Should().Contain("Validation of prerequisite setup failed").And.Contain("Cannot log in with (secret).");
        failure.MayHaveHappened.Should().BeFalse();
        _it.Observer.Created.Should().BeEmpty();
    }

    [Test]
    public async Task A_secret_that_comes_unwrapped_is_hidden_all_the_same()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", FailTests = [new("Basic", $"Cannot log in with {Given.Password}.")] });

        var failure = await FailureAsync(() => _it.Provider.CreateAsync(new CreateRequest { Type = Given.Token("Snowflake"), Inputs = Given.Snowflake }));

        failure.Message.Should().Contain("(secret)").And.NotContain(Given.Password);
    }

    [Test]
    public async Task An_integration_on_the_same_host_can_be_imported()
    {
        var first = await _it.CreateAsync("Snowflake", Given.Snowflake);

        var failure = await FailureAsync(() => _it.CreateAsync("Snowflake", Given.Snowflake));

        failure.Kind.Should().Be(FailureKind.AlreadyExists);
        failure.Diagnostics[0].Code.Should().Be("IMI6251");
        failure.Diagnostics[0].Hint.Should().Contain($"\n    immutainfra import ADDRESS {first.Id}\n");
    }

    [Test]
    public async Task An_integration_on_the_same_host_is_taken_over_when_asked_for()
    {
        var first = await _it.CreateAsync("Snowflake", Given.Snowflake);
        await _it.BeginNextRunAsync();

        var adopted = await _it.CreateAsync("Snowflake", Given.Snowflake.Set("adoptExisting", true).Set("warehouse", "WH2"));

        adopted.Id.Should().Be(first.Id);
        adopted.InitErrors.Should().BeEmpty();
        (await _it.ReadAsync("Snowflake", first))!.Inputs["warehouse"].Should().Be((Value)"WH2");
    }

    [Test]
    public async Task One_that_failed_before_is_taken_over_when_asked_for()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", Count = 1, EndStatus = "createError" });
        var first = await _it.CreateAsync("Redshift", Given.Redshift);
        await _it.BeginNextRunAsync();

        var adopted = await _it.CreateAsync("Redshift", Given.Redshift.Set("adoptExisting", true));

        adopted.Id.Should().Be(first.Id);
        adopted.InitErrors.Should().BeEmpty();
    }

    [Test]
    public async Task A_take_over_that_immuta_refuses_leaves_nothing_in_the_state()
    {
        await _it.CreateAsync("Snowflake", Given.Snowflake);
        await _it.BeginNextRunAsync();
        _it.Observer.Created.Clear();

        var failure = await FailureAsync(() => _it.CreateAsync("Snowflake", Given.Snowflake.Set("adoptExisting", true).Set("database", "OTHER")));

        failure.Diagnostics[0].Code.Should().Be("IMI5400");
        _it.Observer.Created.Should().BeEmpty();
    }

    [TestCase(FaultTiming.Before)]
    [TestCase(FaultTiming.After)]
    public async Task A_lost_answer_leaves_open_whether_it_happened(FaultTiming when)
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", Drop = true, When = when });

        var failure = await FailureAsync(() => _it.CreateAsync("Snowflake", Given.Snowflake));

        failure.MayHaveHappened.Should().BeTrue();
        failure.Kind.Should().Be(FailureKind.Unavailable);
        _it.Immuta.Requests.Count(request => request.Method == "POST").Should().Be(1);

        _it.Immuta.SetRules();
        var created = await _it.Provider.CreateAsync(
            new CreateRequest { Type = Given.Token("Snowflake"), Inputs = _it.Checked("Snowflake", Given.Snowflake), MayExistAlready = true });

        created.Outputs["status"].Should().Be((Value)"enabled");
        var all = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", ObjectValue.Empty));
        all["ids"].Should().Be((Value)new ListValue([created.Id]), "the next run ends with exactly one");
    }

    [Test]
    public async Task A_creation_that_takes_too_long_exists_and_the_next_run_goes_on_waiting()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", Stuck = true });

        var created = await _it.CreateAsync("Snowflake", Given.Snowflake, TimeSpan.FromMinutes(5));

        created.InitErrors.Should().ContainSingle().Which.Should().Contain("still creating after 5 min");
        created.Outputs["status"].Should().Be((Value)"creating");
        (await _it.ReadAsync("Snowflake", created))!.InitErrors.Should().NotBeEmpty();
    }

    [Test]
    public async Task A_creation_whose_answer_does_not_come_in_time_ends_and_may_have_happened()
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", Delay = TimeSpan.FromHours(1) });

        var failure = await FailureAsync(() => _it.CreateAsync("Snowflake", Given.Snowflake, TimeSpan.FromSeconds(30)));

        failure.Kind.Should().Be(FailureKind.Timeout);
        failure.MayHaveHappened.Should().BeTrue();
        failure.Diagnostics[0].Code.Should().Be("IMI6281");
    }

    [Test]
    public async Task After_a_killed_run_the_next_one_waits_and_sends_nothing()
    {
        using var stop = new CancellationTokenSource();
        var checkedInputs = _it.Checked("Snowflake", Given.Snowflake);
        var created = await _it.Provider.CreateAsync(
            new CreateRequest { Type = Given.Token("Snowflake"), Inputs = checkedInputs, Observer = new StoppingListener(stop) }, stop.Token);
        created.InitErrors.Should().ContainSingle().Which.Should().Contain("stopped");

        var settled = await _it.UpdateAsync("Snowflake", created, Given.Snowflake);

        settled.Outputs["status"].Should().Be((Value)"enabled");
        settled.InitErrors.Should().BeEmpty();
        _it.Immuta.Requests.Should().NotContain(request => request.Method == "PUT");
    }

    [TestCase(401, FailureKind.Unauthenticated)]
    [TestCase(403, FailureKind.PermissionDenied)]
    [TestCase(400, FailureKind.InvalidArgument)]
    [TestCase(429, FailureKind.Unavailable)]
    [TestCase(503, FailureKind.Unavailable)]
    public async Task Each_refusal_has_its_kind(int status, FailureKind kind)
    {
        _it.Immuta.SetRules(new FaultRule { Method = "POST", Status = status });

        var failure = await FailureAsync(() => _it.CreateAsync("Trino", Given.Trino));

        failure.Kind.Should().Be(kind);
        failure.MayHaveHappened.Should().Be(status == 503);
    }

    [Test]
    public async Task A_preview_asks_nobody_and_leaves_open_what_only_the_server_knows()
    {
        var preview = await _it.Provider.CreateAsync(new CreateRequest
        {
            Type = Given.Token("Trino"),
            Inputs = ObjectValue.Empty,
            IsPreview = true,
        });

        preview.Id.Should().BeEmpty();
        preview.Outputs["integrationId"].IsUnknown.Should().BeTrue();
        preview.Outputs["status"].IsUnknown.Should().BeTrue();
        preview.Outputs["validationResults"].IsUnknown.Should().BeTrue();
        preview.Outputs["apiKey"].Should().Be(SecretValue.Of(Value.Unknown));
        _it.Immuta.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_preview_asks_the_server_where_the_settings_say_so()
    {
        await using var it = await ProviderFixture.StartAsync(configuration: new ObjectValue(("previewValidation", "server")));
        var request = new CreateRequest { Type = Given.Token("Snowflake"), Inputs = it.Checked("Snowflake", Given.Snowflake), IsPreview = true };
        await it.Provider.CreateAsync(request);
        it.Immuta.SetRules(new FaultRule { Method = "POST", FailTests = [new("Basic", "Unable to connect to host.")] });

        var failure = await FailureAsync(() => it.Provider.CreateAsync(request));

        failure.Diagnostics[0].Code.Should().Be("IMI6259");
        failure.Diagnostics[0].Attribute.Should().BeNull("nobody knows what this test is about");
        failure.Message.Should().Contain("Unable to connect to host.");
        (await it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", ObjectValue.Empty)))["ids"].Should().Be((Value)ListValue.Empty);
    }

    [Test]
    public async Task A_preview_whose_answer_does_not_come_in_time_ends()
    {
        await using var it = await ProviderFixture.StartAsync(configuration: new ObjectValue(("previewValidation", "server")));
        it.Immuta.SetRules(new FaultRule { Method = "POST", Delay = TimeSpan.FromHours(1) });

        var failure = await FailureAsync(() => it.Provider.CreateAsync(new CreateRequest
        {
            Type = Given.Token("Snowflake"),
            Inputs = it.Checked("Snowflake", Given.Snowflake),
            IsPreview = true,
            Timeout = TimeSpan.FromSeconds(30),
        }));

        failure.Kind.Should().Be(FailureKind.Timeout);
        failure.MayHaveHappened.Should().BeFalse();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_the_server_finds_stands_at_its_attribute_whether_it_answers_200_or_422(bool as422)
    {
        await using var it = await ProviderFixture.StartAsync(
            new EmulatorOptions { FailedDryRunIs422 = as422 }, new ObjectValue(("previewValidation", "server")));
        it.Immuta.SetRules(new FaultRule
        {
            Method = "POST",
            FailTests =
            [
                new("Validate Automatic Bootstrap: Immuta Database Does Not Exist", "The database already exists."),
                new("Validate Automatic: Impersonation Role Does Not Exist", "Impersonation role already exists."),
                new("Something new", "It did not work."),
            ],
        });

        var problems = await it.Provider.TestCreationAsync(
            new CreateRequest { Type = Given.Token("Snowflake"), Inputs = it.Checked("Snowflake", Given.Snowflake) });

        problems.Select(problem => (problem.Path.ToString(), problem.Diagnostic.Attribute)).Should().BeEquivalentTo<(string, string?)>([
            ("database", "database"), ("impersonation.role", "impersonation.role"), ("", null)]);
    }

    [Test]
    public async Task A_preview_of_a_replacement_does_not_stumble_over_what_it_replaces()
    {
        await using var it = await ProviderFixture.StartAsync(configuration: new ObjectValue(("previewValidation", "server")));
        var there = await it.CreateAsync("Snowflake", Given.Snowflake);
        var request = new CreateRequest
        {
            Type = Given.Token("Snowflake"),
            Inputs = it.Checked("Snowflake", Given.Snowflake.With("database", "OTHER")),
            IsPreview = true,
            Observer = it.Observer,
        };

        await it.Provider.CreateAsync(request with { ReplacedId = there.Id });
        it.Observer.Warnings.Should().NotContain(warning => warning.Code == "IMI6271");

        await it.Provider.CreateAsync(request);
        it.Observer.Warnings.Should().Contain(warning => warning.Code == "IMI6271", "another engine may be about to delete it");
    }

    [Test]
    public async Task Two_interrupted_creations_do_not_take_over_the_same_integration()
    {
        await _it.CreateAsync("Trino", Given.Trino);
        await _it.BeginNextRunAsync();
        var request = new CreateRequest { Type = Given.Token("Trino"), Inputs = ObjectValue.Empty, MayExistAlready = true };
        var both = await Task.WhenAll(_it.Provider.CreateAsync(request), _it.Provider.CreateAsync(request));

        both.Select(made => made.Id).Should().OnlyHaveUniqueItems();
        _it.Immuta.Requests.Count(seen => seen is { Method: "POST", Path: "/integrations" }).Should().Be(2, "one of the two is the lost one");
    }

    [Test]
    public async Task Before_something_is_made_a_second_time_a_request_on_its_way_gets_time_to_arrive()
    {
        await _it.BeginNextRunAsync();

        await _it.Provider.CreateAsync(new CreateRequest { Type = Given.Token("Trino"), Inputs = ObjectValue.Empty, MayExistAlready = true });

        _it.Immuta.Requests.Where(seen => seen.Path == "/integrations").Reverse().SkipWhile(seen => seen.Method != "POST").Skip(1)
            .TakeWhile(seen => seen.Method == "GET").Should().HaveCount(6, "it looks at once and then each second for five");
    }

    [Test]
    public async Task What_another_resource_manages_is_not_taken_over()
    {
        var first = await _it.CreateAsync("Snowflake", Given.Snowflake);
        var again = new CreateRequest
        {
            Type = Given.Token("Snowflake"),
            Inputs = _it.Checked("Snowflake", Given.Snowflake.With("adoptExisting", true)),
        };

        (await FailureAsync(() => _it.Provider.CreateAsync(again))).Diagnostics[0].Code.Should().Be("IMI6272", "it was made in this run");

        await _it.BeginNextRunAsync();
        (await FailureAsync(() => _it.Provider.CreateAsync(again with { IdsInState = [first.Id] }))).Diagnostics[0].Code.Should().Be("IMI6272");
        (await _it.Provider.CreateAsync(again)).Id.Should().Be(first.Id, "it is in no state");
    }

    [Test]
    public async Task What_may_go_wrong_is_told_as_a_warning()
    {
        await _it.CreateAsync("Snowflake", Given.Snowflake);

        _it.Observer.Warnings.Should().ContainSingle().Which.Code.Should().Be("IMI6242");
    }

    private static async Task<ProviderException> FailureAsync(Func<Task> operation) => (await operation.Should().ThrowAsync<ProviderException>()).Which;

    private sealed class StoppingListener(CancellationTokenSource stop) : IOperationObserver
    {
        public void Progress(string status)
        {
        }

        public void Warn(Core.Diagnostics.Diagnostic warning)
        {
        }

        public async ValueTask CreatedAsync(string id, ObjectValue outputs) => await stop.CancelAsync();
    }
}
