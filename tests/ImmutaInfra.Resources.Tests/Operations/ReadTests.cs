using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Resources.Tests.Operations;

public sealed class ReadTests
{
    private ProviderFixture _it = null!;

    [SetUp]
    public async Task SetUpAsync() => _it = await ProviderFixture.StartAsync();

    [TearDown]
    public ValueTask TearDownAsync() => _it.DisposeAsync();

    private static IEnumerable<TestCaseData> All => Given.All.Select(pair => new TestCaseData(pair.Key, pair.Value).SetArgDisplayNames(pair.Key))
        .Append(new TestCaseData("Redshift", Given.RedshiftOkta).SetArgDisplayNames("Redshift with Okta"))
        .Append(new TestCaseData("Snowflake", Given.SnowflakeKeyPair).SetArgDisplayNames("Snowflake with key pair"))
        .Append(new TestCaseData("Snowflake", Given.SnowflakeOAuth).SetArgDisplayNames("Snowflake with OAuth"))
        .Append(new TestCaseData("Snowflake", Given.Snowflake.Set("port", 443).Set("audit.enabled", false).Set("workspaces", ObjectValue.Empty)).SetArgDisplayNames("Snowflake with defaults written down"));

    [TestCaseSource(nameof(All))]
    public async Task What_was_created_is_read_back_as_it_was(string type, ObjectValue inputs)
    {
        var created = await _it.CreateAsync(type, inputs);

        var read = (await _it.ReadAsync(type, created))!;

        read.Inputs.Equals(created.Inputs).Should().BeTrue("reading gives {0} for {1}", read.Inputs, created.Inputs);
        read.InitErrors.Should().BeEmpty();
    }

    [TestCaseSource(nameof(All))]
    public async Task An_import_needs_nothing_but_the_id_and_then_only_what_immuta_hides_is_missing(string type, ObjectValue inputs)
    {
        var created = await _it.CreateAsync(type, inputs);

        var imported = (await _it.ImportAsync(type, created.Id))!;

        imported.Id.Should().Be(created.Id);
        var diff = _it.Diff(type, imported, inputs);
        diff.Action.Should().NotBe(ResourceAction.Replace);
        diff.Changes.Where(change => change.Kind != ChangeKind.Add).Should().BeEmpty();
        diff.Changes.Select(change => change.Path.Top).Should().BeSubsetOf(
            ["username", "password", "token", "credential", "awsAccessKeyId", "awsSecretAccessKey", "okta", "privateKey", "oAuthClientConfig"]);
    }

    [Test]
    public async Task What_is_just_being_deleted_is_waited_for_and_gone()
    {
        var created = await _it.CreateAsync("S3", Given.S3);
        using var api = new HttpClient { BaseAddress = _it.Immuta.BaseUrl };
        api.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", _it.Immuta.ApiKey);
        (await api.DeleteAsync(new Uri($"integrations/{created.Id}", UriKind.Relative))).EnsureSuccessStatusCode();

        (await _it.ReadAsync("S3", created)).Should().BeNull("a plan that kept it would see it vanish");
    }

    [Test]
    public async Task A_deletion_that_arrives_late_is_not_taken_for_a_thing_to_keep()
    {
        var created = await _it.CreateAsync("S3", Given.S3);
        await _it.BeginNextRunAsync();
        _it.Immuta.SetRules(new FaultRule { Method = "GET", Path = "/integrations/*", Call = 2, Become = "deleted" });

        var read = await _it.Provider.ReadAsync(
            new ReadRequest { Type = Given.Token("S3"), Id = created.Id, PriorInputs = created.Inputs, PriorOutputs = created.Outputs, MayBeLeaving = true });

        read.Should().BeNull();
    }

    [Test]
    public async Task A_deletion_that_never_arrives_leaves_it_there()
    {
        var created = await _it.CreateAsync("S3", Given.S3);
        await _it.BeginNextRunAsync();

        var read = await _it.Provider.ReadAsync(
            new ReadRequest { Type = Given.Token("S3"), Id = created.Id, PriorInputs = created.Inputs, PriorOutputs = created.Outputs, MayBeLeaving = true });

        read!.Id.Should().Be(created.Id);
    }

    [Test]
    public async Task What_others_changed_shows_up_and_what_the_server_filled_in_does_not()
    {
        var created = await _it.CreateAsync("Snowflake", Given.Snowflake);
        _it.Immuta.SetRules(new FaultRule { Method = "GET", Count = 1, MergeConfig = JObject.Parse("""{"warehouse":"WH9","impersonation":{"enabled":true},"unheardOf":{"a":1}}""") });

        var read = (await _it.ReadAsync("Snowflake", created))!;

        read.Inputs["warehouse"].Should().Be((Value)"WH9");
        read.Inputs["impersonation"].Should().Be((Value)new ObjectValue(("enabled", true)));
        read.Inputs.Names.Except(created.Inputs.Names).Should().Equal("impersonation");
    }

    [TestCase("""{"workspaces":{"warehouses":["B","hidden-a"]},"tags":["b","hidden-t"]}""")]
    [TestCase("""{"workspaces":{"warehouses":["hidden-a"]},"tags":["hidden-t"]}""")]
    public async Task What_is_secret_in_a_list_stays_secret_however_the_list_has_changed(string change)
    {
        var inputs = Given.Snowflake
            .Set("workspaces", new ObjectValue(("enabled", true), ("warehouses", new ListValue([SecretValue.Of("hidden-a"), "B"]))))
            .Set("extraConfig", new ObjectValue(("tags", new ListValue([SecretValue.Of("hidden-t"), "b"]))));
        var created = await _it.CreateAsync("Snowflake", inputs);

        (await _it.ReadAsync("Snowflake", created))!.Inputs.Equals(created.Inputs).Should().BeTrue();

        _it.Immuta.SetRules(new FaultRule { Method = "GET", Count = 1, MergeConfig = JObject.Parse(change) });
        var read = (await _it.ReadAsync("Snowflake", created))!;
        read.Outputs.ToString().Should().NotContain("hidden");
        read.Inputs.IsKnownToEqual(created.Inputs).Should().BeFalse("the change shows up nevertheless");
    }

    [Test]
    public async Task What_others_took_away_shows_up()
    {
        var inputs = Given.Databricks.Set("groupPattern", new ObjectValue(("deny", "g"))).Set("audit.enabled", true).Set("port", 8443);
        var created = await _it.CreateAsync("Databricks", inputs);
        _it.Immuta.SetRules(new FaultRule { Method = "GET", Count = 1, MergeConfig = JObject.Parse("""{"groupPattern":null,"audit":{"enabled":false},"port":null}""") });

        var read = (await _it.ReadAsync("Databricks", created))!;

        read.Inputs.Has("groupPattern").Should().BeFalse();
        read.Inputs.Has("port").Should().BeFalse();
        read.Inputs["audit"].Should().Be((Value)new ObjectValue(("enabled", false)));
        read.Inputs["token"].Should().Be(created.Inputs["token"]);
    }

    [TestCase("recurringValidationError")]
    [TestCase("editError")]
    [TestCase("migrateError")]
    public async Task An_unhealthy_integration_is_read_with_its_status_and_needs_no_repair(string status)
    {
        var created = await _it.CreateAsync("Snowflake", Given.Snowflake);
        _it.Immuta.SetRules(new FaultRule { Method = "GET", Count = 1, Become = status });

        var read = (await _it.ReadAsync("Snowflake", created))!;

        read.Outputs["status"].Should().Be((Value)status);
        read.InitErrors.Should().BeEmpty();
    }

    [Test]
    public async Task The_account_of_an_automatic_set_up_stays_whatever_account_immuta_shows()
    {
        var created = await _it.CreateAsync("Snowflake", Given.Snowflake);
        _it.Immuta.SetRules(new FaultRule
        {
            Method = "GET",
            Status = 200,
            Body = JObject.Parse($$$"""
                {"id":{{{created.Id}}},"status":"enabled","type":"Snowflake","autoBootstrap":true,"config":{"host":"acme.snowflakecomputing.com",
                "warehouse":"WH1","database":"IMMUTA_DB","authenticationType":"userPassword","username":"IMMUTA_SYSTEM_ACCOUNT","role":"ACCOUNTADMIN","port":"443"}}
                """),
        });

        var read = (await _it.ReadAsync("Snowflake", created))!;
        var imported = (await _it.ImportAsync("Snowflake", created.Id))!;

        read.Inputs.Equals(created.Inputs).Should().BeTrue("reading gives {0}", read.Inputs);
        imported.Inputs["username"].Should().Be((Value)"IMMUTA_SYSTEM_ACCOUNT");
    }

    [Test]
    public async Task An_id_of_another_type_is_refused()
    {
        var created = await _it.CreateAsync("Redshift", Given.Redshift);

        var failure = (await _it.Invoking(it => it.ImportAsync("Snowflake", created.Id)).Should().ThrowAsync<ProviderException>()).Which;

        failure.Diagnostics[0].Code.Should().Be("IMI6252");
        failure.Diagnostics[0].Hint.Should().Contain("immuta_redshift_integration");
    }

    [TestCase("abc")]
    [TestCase("1/../2")]
    [TestCase("")]
    public async Task An_id_that_is_none_is_refused(string id) =>
        (await _it.Invoking(it => it.ImportAsync("Snowflake", id)).Should().ThrowAsync<ProviderException>()).Which.Diagnostics[0].Code.Should().Be("IMI6258");

    [Test]
    public async Task An_unknown_id_is_gone() => (await _it.ImportAsync("Snowflake", "4711")).Should().BeNull();

    [Test]
    public async Task A_read_and_a_deletion_that_get_no_answer_in_time_end()
    {
        var created = await _it.CreateAsync("Snowflake", Given.Snowflake);
        _it.Immuta.SetRules(new FaultRule { Delay = TimeSpan.FromHours(1) });
        var (type, time) = (Given.Token("Snowflake"), TimeSpan.FromSeconds(5));

        var read = await _it.Provider.Invoking(it => it.ReadAsync(new ReadRequest { Type = type, Id = created.Id, Timeout = time }))
            .Should().ThrowAsync<ProviderException>();
        var deletion = await _it.Provider.Invoking(it => it.DeleteAsync(
                new DeleteRequest { Type = type, Id = created.Id, Inputs = created.Inputs, Outputs = created.Outputs, Timeout = time }))
            .Should().ThrowAsync<ProviderException>();

        read.Which.Kind.Should().Be(FailureKind.Timeout);
        deletion.Which.Kind.Should().Be(FailureKind.Timeout);
    }

    [Test]
    public async Task Functions_answer()
    {
        var snowflake = await _it.CreateAsync("Snowflake", Given.Snowflake);
        var trino = await _it.CreateAsync("Trino", Given.Trino);

        var all = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", ObjectValue.Empty));
        var some = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", new ObjectValue(("type", "Trino"))));
        var one = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegration", new ObjectValue(("integrationId", trino.Id))));
        var script = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getBootstrapScript", new ObjectValue(
            ("type", Given.Token("Snowflake")), ("phase", "create"), ("config", snowflake.Inputs.Set("role", null).Set("forceDisable", true)))));

        all["ids"].Should().Be((Value)new ListValue([snowflake.Id, trino.Id]));
        some["ids"].Should().Be((Value)new ListValue([trino.Id]));
        one["resourceType"].Should().Be((Value)Given.Token("Trino"));
        one["apiKey"].Should().Be(trino.Outputs["apiKey"]);
        one["config"].ToString().Should().NotContain(((TextValue)trino.Outputs["apiKey"].Revealed).Text);
        script["script"].Should().BeOfType<SecretValue>();
    }

    [Test]
    public async Task A_secret_that_immuta_tells_in_clear_is_wrapped_in_the_answer_of_a_function()
    {
        var snowflake = await _it.CreateAsync("Snowflake", Given.Snowflake);
        _it.Immuta.SetRules(new FaultRule
        {
            Method = "GET",
            Status = 200,
            Body = JObject.Parse("""{"id":1,"type":"Snowflake","status":"enabled","config":{"password":"in-clear","privateKey":{"content":"in-clear"}}}"""),
        });

        var one = await _it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegration", new ObjectValue(("integrationId", snowflake.Id))));

        ((ObjectValue)one["config"])["password"].Should().Be(SecretValue.Of("in-clear"));
        one.ToString().Should().NotContain("in-clear");
    }

    [Test]
    public async Task An_integration_is_asked_for_by_its_id_or_its_type()
    {
        var failure = await _it.Provider.Invoking(it => it.InvokeAsync(new InvokeRequest("immuta:index:getIntegration", ObjectValue.Empty)))
            .Should().ThrowAsync<ProviderException>();

        failure.Which.Problems.Should().ContainSingle().Which.Path.Top.Should().Be("integrationId");
    }

    [Test]
    public async Task An_argument_that_is_not_known_yet_is_named()
    {
        var failure = await _it.Provider.Invoking(it => it.InvokeAsync(new InvokeRequest(
                "immuta:index:getBootstrapScript", new ObjectValue(("type", "Snowflake"), ("phase", Value.Unknown)))))
            .Should().ThrowAsync<ProviderException>();

        failure.Which.Problems.Should().ContainSingle().Which.Path.Top.Should().Be("phase");
    }

    [Test]
    public async Task A_function_with_wrong_arguments_says_so()
    {
        var failure = await _it.Provider.Invoking(it => it.InvokeAsync(new InvokeRequest("immuta:index:getBootstrapScript", new ObjectValue(("phase", "crate")))))
            .Should().ThrowAsync<ProviderException>();

        failure.Which.Diagnostics.Select(diagnostic => diagnostic.Code).Should().BeEquivalentTo("IMI6201", "IMI6207");
    }
}
