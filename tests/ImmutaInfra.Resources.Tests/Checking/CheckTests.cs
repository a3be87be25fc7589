using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Resources.Tests.Checking;

public sealed class CheckTests
{
    private static readonly ImmutaProvider Provider = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null);

    private static IEnumerable<TestCaseData> Right =>
        Given.All.Select(pair => new TestCaseData(pair.Key, pair.Value).SetArgDisplayNames(pair.Key)).Concat(
        [
            new TestCaseData("Redshift", Given.RedshiftOkta).SetArgDisplayNames("Redshift with Okta"),
            new TestCaseData("Snowflake", Given.SnowflakeKeyPair).SetArgDisplayNames("Snowflake with key pair"),
            new TestCaseData("Snowflake", Given.SnowflakeOAuth).SetArgDisplayNames("Snowflake with OAuth"),
        ]);

    [TestCase("host", "https://hidden.example.com/x")]
    [TestCase("port", "765432")]
    public void A_mistake_in_a_value_that_the_user_calls_secret_is_told_without_the_value(string name, string value)
    {
        var problem = Check("Snowflake", Given.Snowflake.Set(name, SecretValue.Of(value))).Problems.Should().ContainSingle().Subject;

        problem.Path.Top.Should().Be(name);
        $"{problem.Diagnostic}".Should().NotContain("hidden").And.NotContain(value);
    }

    [Test]
    public void Delimiters_that_are_secret_are_not_shown_when_they_are_equal()
    {
        var delimiters = SecretValue.Of(new ObjectValue(("hashDelimiter", "#hidden"), ("arrayDelimiter", "#hidden")));

        var problem = Check("AzureSynapse", Given.Synapse.Set("metadataDelimiters", delimiters)).Problems.Should().ContainSingle().Subject;

        $"{problem.Diagnostic}".Should().NotContain("#hidden");
    }

    [TestCaseSource(nameof(Right))]
    public void Right_inputs_have_no_problem_and_keep_their_form(string type, ObjectValue inputs)
    {
        var once = Check(type, inputs);
        var twice = Check(type, once.Inputs);

        once.Problems.Should().BeEmpty();
        twice.Inputs.Equals(once.Inputs).Should().BeTrue("the normal form is its own normal form");
        once.Inputs.IsKnownToEqual(inputs.Set("autoBootstrap", once.Inputs.Find("autoBootstrap"))).Should().BeTrue();
    }

    [TestCase("Snowflake", "host", null, "IMI6201", "host")]
    [TestCase("Snowflake", "autoBootstrap", null, "IMI6201", "auto_bootstrap")]
    [TestCase("Snowflake", "warehuose", "x", "IMI6202", "warehuose")]
    [TestCase("Snowflake", "audit.enable", true, "IMI6202", "audit.enable")]
    [TestCase("Snowflake", "status", "enabled", "IMI6203", "status")]
    [TestCase("Snowflake", "integrationId", "7", "IMI6203", "integration_id")]
    [TestCase("Snowflake", "password", null, "IMI6204", "password")]
    [TestCase("Snowflake", "role", null, "IMI6204", "role")]
    [TestCase("Snowflake", "autoBootstrap", false, "IMI6205", "role")]
    [TestCase("Snowflake", "privateKeyPassword", "x", "IMI6205", "private_key_password")]
    [TestCase("Snowflake", "workspaces.enabled", true, "IMI6204", "workspaces.warehouses")]
    [TestCase("Snowflake", "port", "abc", "IMI6206", "port")]
    [TestCase("Snowflake", "audit", true, "IMI6206", "audit")]
    [TestCase("Snowflake", "authenticationType", "keypair", "IMI6207", "authentication_type")]
    [TestCase("Snowflake", "host", "", "IMI6208", "host")]
    [TestCase("Snowflake", "password", "<REDACTED>", "IMI6209", "password")]
    [TestCase("Snowflake", "password", "redacted", "IMI6209", "password")]
    [TestCase("Snowflake", "host", "https://acme.snowflakecomputing.com", "IMI6210", "host")]
    [TestCase("Snowflake", "host", "acme.snowflakecomputing.com/x", "IMI6210", "host")]
    [TestCase("Snowflake", "host", "acme.snowflakecomputing.com:443", "IMI6210", "host")]
    [TestCase("Snowflake", "host", "-acme.com", "IMI6210", "host")]
    [TestCase("Snowflake", "host", "acme-.com", "IMI6210", "host")]
    [TestCase("Snowflake", "host", "acme..com", "IMI6210", "host")]
    [TestCase("Snowflake", "host", "acme.com\n", "IMI6210", "host")]
    [TestCase("Snowflake", "host", ".", "IMI6210", "host")]
    [TestCase("Snowflake", "port", 65536, "IMI6211", "port")]
    [TestCase("Snowflake", "port", -1, "IMI6211", "port")]
    [TestCase("Snowflake", "lineage.enabled", true, "IMI6218", "lineage.enabled")]
    [TestCase("Snowflake", "extraConfig.warehouse", "x", "IMI6222", "extra_config.warehouse")]
    [TestCase("AzureSynapse", "schema", null, "IMI6201", "schema")]
    [TestCase("Databricks", "token", null, "IMI6204", "token")]
    [TestCase("Databricks", "authenticationType", "oAuthM2M", "IMI6205", "token")]
    [TestCase("Databricks", "workspaceUrl", "https://adb.example.com", "IMI6210", "workspace_url")]
    [TestCase("Databricks", "catalog", "1st", "IMI6219", "catalog")]
    [TestCase("Databricks", "proxyOptions.username", "u", "IMI6201", "proxy_options.host")]
    [TestCase("BigQuery", "autoBootstrap", true, "IMI6220", "auto_bootstrap")]
    [TestCase("BigQuery", "datasetSuffix", "secure", "IMI6217", "dataset_suffix")]
    [TestCase("BigQuery", "credential", "key.json", "IMI6216", "credential")]
    [TestCase("BigQuery", "credential", "[1]", "IMI6216", "credential")]
    [TestCase("BigQuery", "credential", "{\"client_email\":\"a@b\"}", "IMI6216", "credential")]
    [TestCase("BigQuery", "credential", "{\"project_id\":\"p\"}", "IMI6216", "credential")]
    [TestCase("S3", "autoBootstrap", true, "IMI6220", "auto_bootstrap")]
    [TestCase("S3", "awsAccountId", "12345678901", "IMI6212", "aws_account_id")]
    [TestCase("S3", "awsAccountId", 12345678901, "IMI6212", "aws_account_id")]
    [TestCase("S3", "awsLocationRole", "role/grants", "IMI6213", "aws_location_role")]
    [TestCase("S3", "awsLocationPath", "lake-bucket", "IMI6214", "aws_location_path")]
    [TestCase("S3", "awsRoleToAssume", "arn:aws:iam::012345678901:role/x", "IMI6205", "aws_role_to_assume")]
    [TestCase("Redshift", "password", null, "IMI6204", "password")]
    [TestCase("Redshift", "authenticationType", "okta", "IMI6204", "okta")]
    [TestCase("Redshift", "sessionToken", "x", "IMI6205", "session_token")]
    [TestCase("Trino", "autoBootstrap", true, "IMI6202", "auto_bootstrap")]
    [TestCase("Trino", "apiKey", "x", "IMI6203", "api_key")]
    public void Every_mistake_is_found_at_its_attribute(string type, string path, object? value, string code, string attribute)
    {
        var problems = Check(type, Given.All[type].Set(path, ToValue(value))).Problems;

        problems.Should().Contain(problem => problem.Diagnostic.Code == code && problem.Diagnostic.Attribute == attribute);
        problems.Should().OnlyContain(problem => problem.Diagnostic.Hint != null && problem.Diagnostic.Summary.Length > 0);
    }

    [Test]
    public void The_texts_that_are_accepted_are_listed_as_people_write()
    {
        var problem = Check("Snowflake", Given.All["Snowflake"].Set("authenticationType", "x")).Problems.Single(problem => problem.Diagnostic.Code == "IMI6207");

        problem.Diagnostic.Detail.Should().Contain("must be \"userPassword\", \"keyPair\" or \"oAuthClientCredentials\"");
    }

    [Test]
    public void All_mistakes_are_found_at_once()
    {
        var problems = Check("Snowflake", Given.Snowflake.Set("host", null).Set("port", 70000).Set("passwrd", "x").Set("authenticationType", "token")).Problems;

        problems.Select(problem => (problem.Diagnostic.Code, problem.Path.ToString())).Should().BeEquivalentTo(
            [("IMI6201", "host"), ("IMI6211", "port"), ("IMI6202", "passwrd"), ("IMI6207", "authenticationType")]);
    }

    [TestCase("warehuose", "warehouse")]
    [TestCase("authentification_type", "authentication_type")]
    public void A_misspelt_attribute_comes_with_the_one_that_was_meant(string name, string meant) =>
        Check("Snowflake", Given.Snowflake.Set(name, "x")).Problems.Should().ContainSingle().Which.Diagnostic.Hint.Should().Be($"did you mean \"{meant}\"?");

    [Test]
    public void Equal_delimiters_are_a_mistake()
    {
        var inputs = Given.Synapse.Set("metadataDelimiters", new ObjectValue(("hashDelimiter", "|"), ("arrayDelimiter", "|")));

        Check("AzureSynapse", inputs).Problems.Should().ContainSingle().Which.Diagnostic.Code.Should().Be("IMI6215");
    }

    [Test]
    public void Lineage_with_audit_is_right() =>
        Check("Snowflake", Given.Snowflake.Set("lineage.enabled", true).Set("audit.enabled", true)).Problems.Should().BeEmpty();

    [TestCase("s3://")]
    [TestCase("s3://bucket")]
    [TestCase("s3://bucket/some/prefix/*")]
    public void Paths_of_s3_may_have_every_length(string path) =>
        Check("S3", Given.S3.Set("awsLocationPath", path)).Problems.Should().BeEmpty();

    [Test]
    public void What_is_not_known_yet_passes()
    {
        foreach (var (type, inputs) in Given.All)
        {
            var unknown = new ObjectValue(inputs.Select(member => KeyValuePair.Create(member.Key, Value.Unknown)));

            Check(type, unknown).Problems.Should().BeEmpty();
        }
    }

    [Test]
    public void An_unknown_way_to_log_in_leaves_open_what_it_needs() =>
        Check("Snowflake", Given.Snowflake.Set("authenticationType", Value.Unknown).Set("password", null)).Problems.Should().BeEmpty();

    [Test]
    public void An_object_that_is_not_known_yet_passes() =>
        Check("Redshift", Given.RedshiftOkta.Set("okta", Value.Unknown)).Problems.Should().BeEmpty();

    [Test]
    public void The_normal_form_wraps_secrets_and_leaves_out_nulls()
    {
        var inputs = Check("Snowflake", Given.SnowflakeKeyPair.Set("port", Value.Null).Set("connectArgs", SecretValue.Of(Value.Null)).Set("username", SecretValue.Of("u"))).Inputs;

        ((ObjectValue)inputs["privateKey"])["content"].Should().Be(SecretValue.Of(Given.Pem));
        inputs["username"].Should().Be(SecretValue.Of("u"), "what the user calls secret stays secret");
        inputs.Has("port").Should().BeFalse();
        inputs.Has("connectArgs").Should().BeFalse();
    }

    [TestCase("BigQuery")]
    [TestCase("S3")]
    public void Where_there_is_no_choice_the_set_up_is_manual_given_or_not(string type)
    {
        var without = Check(type, Given.All[type]).Inputs;
        var with = Check(type, Given.All[type].Set("autoBootstrap", false)).Inputs;

        with.Equals(without).Should().BeTrue();
        with["autoBootstrap"].Should().Be((Value)false);
    }

    [Test]
    public void Texts_and_numbers_turn_into_each_other_as_in_hcl()
    {
        var inputs = Check("Snowflake", Given.Snowflake.Set("port", "8443").Set("autoBootstrap", "true").Set("database", 7)).Inputs;

        inputs["port"].Should().Be((Value)8443);
        inputs["autoBootstrap"].Should().Be((Value)true);
        inputs["database"].Should().Be((Value)"7");
    }

    [Test]
    public void What_nobody_knows_yet_goes_through_extra_config_at_any_depth()
    {
        var extra = new ObjectValue(("newThing", new ObjectValue(("a", 1))), ("audit", new ObjectValue(("retention", 30))));

        var result = Check("Snowflake", Given.Snowflake.Set("extraConfig", extra));

        result.Problems.Should().BeEmpty();
        result.Inputs["extraConfig"].Should().Be(extra);
    }

    [Test]
    public void No_message_of_a_check_holds_a_secret()
    {
        foreach (var (type, inputs) in Given.All)
        {
            var broken = new ObjectValue(inputs.Select(member => KeyValuePair.Create(member.Key, (Value)new ListValue([Given.Password])))
                .Append(KeyValuePair.Create("privateKey", (Value)Given.Password)));

            string.Concat(Check(type, broken).Problems.Select(problem => problem.Diagnostic.ToString())).Should().NotContain(Given.Password);
        }
    }

    [Test]
    public void A_password_in_an_address_is_not_quoted() =>
        Check("Snowflake", Given.Snowflake.Set("host", $"https://user:{Given.Password}@acme.com")).Problems.Single().Diagnostic.ToString()
            .Should().NotContain(Given.Password).And.Contain("use \"acme.com\"");

    private static CheckResult Check(string type, ObjectValue inputs) => Provider.Check(new CheckRequest { Type = Given.Token(type), Inputs = inputs });

    private static Value? ToValue(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        int number => (long)number,
        long number => number,
        _ => (string)value,
    };
}
