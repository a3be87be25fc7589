using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Resources.Tests;

public sealed class DiffTests
{
    private static readonly ImmutaProvider Provider = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null);

    [TestCase("AzureSynapse", "host", "b.example.com", ResourceAction.Replace)]
    [TestCase("AzureSynapse", "metadataDelimiters.hashDelimiter", "#", ResourceAction.Replace)]
    [TestCase("AzureSynapse", "metadataDelimiters.hashDelimiter", "|", ResourceAction.None)]
    [TestCase("AzureSynapse", "impersonation.enabled", true, ResourceAction.Update)]
    [TestCase("Databricks", "workspaceUrl", "b.example.com", ResourceAction.Replace)]
    [TestCase("Databricks", "catalog", "other", ResourceAction.Replace)]
    [TestCase("Databricks", "catalog", "immuta", ResourceAction.None)]
    [TestCase("Databricks", "token", "other", ResourceAction.Update)]
    [TestCase("Databricks", "groupPattern.deny", "g", ResourceAction.Update)]
    [TestCase("BigQuery", "location", "us", ResourceAction.Replace)]
    [TestCase("BigQuery", "role", "other", ResourceAction.Update)]
    [TestCase("S3", "awsLocationRole", "arn:aws:iam::012345678901:role/other", ResourceAction.Replace)]
    [TestCase("S3", "name", "other", ResourceAction.Update)]
    [TestCase("Redshift", "initialDatabase", "other", ResourceAction.Replace)]
    [TestCase("Redshift", "autoBootstrap", false, ResourceAction.Replace)]
    [TestCase("Redshift", "port", 5440, ResourceAction.Update)]
    [TestCase("Redshift", "port", 5439, ResourceAction.None)]
    [TestCase("Snowflake", "host", "b.example.com", ResourceAction.Replace)]
    [TestCase("Snowflake", "audit.enabled", true, ResourceAction.Update)]
    [TestCase("Snowflake", "audit.enabled", false, ResourceAction.None)]
    [TestCase("Snowflake", "password", "other", ResourceAction.Update)]
    [TestCase("Snowflake", "forceDisable", true, ResourceAction.None)]
    [TestCase("Snowflake", "adoptExisting", true, ResourceAction.None)]
    [TestCase("Snowflake", "extraConfig.x", "y", ResourceAction.Update)]
    [TestCase("Trino", "extraConfig.x", "y", ResourceAction.Replace)]
    [TestCase("Trino", "forceDisable", true, ResourceAction.None)]
    public void Each_attribute_changes_as_its_table_says(string type, string path, object value, ResourceAction action)
    {
        var diff = Diff(type, Given.All[type], Given.All[type].Set(path, value switch { bool truth => truth, int number => number, _ => (string)value }));

        diff.Action.Should().Be(action);
        diff.DeleteFirst.Should().Be(action == ResourceAction.Replace);
        diff.Changes.Where(change => change.ReplaceReason is not null).Should().HaveCount(action == ResourceAction.Replace ? 1 : 0);
    }

    [Test]
    public void The_same_inputs_are_no_change()
    {
        foreach (var (type, inputs) in Given.All)
        {
            Diff(type, inputs, inputs).Should().Be(ResourceDiff.Nothing);
        }
    }

    [Test]
    public void Another_google_project_in_the_key_file_replaces_and_another_key_does_not()
    {
        Diff("BigQuery", Given.BigQuery, Given.BigQuery.Set("credential", Given.KeyFile.Replace("my-project", "your-project", StringComparison.Ordinal)))
            .Action.Should().Be(ResourceAction.Replace);
        Diff("BigQuery", Given.BigQuery, Given.BigQuery.Set("credential", Given.KeyFile.Replace("MIIE", "MIIF", StringComparison.Ordinal)))
            .Action.Should().Be(ResourceAction.Update);
    }

    [Test]
    public void A_value_that_is_not_known_yet_is_a_change()
    {
        var diff = Diff("Snowflake", Given.Snowflake, Given.Snowflake.Set("host", Value.Unknown));

        diff.Action.Should().Be(ResourceAction.Replace);
        diff.Changes.Should().ContainSingle().Which.After.IsUnknown.Should().BeTrue();
    }

    [Test]
    public void A_secret_that_changes_is_never_shown()
    {
        var change = Diff("Snowflake", Given.Snowflake, Given.Snowflake.Set("password", "another-one")).Changes.Single();

        $"{change} {change.Before} {change.After}".Should().NotContain("another-one").And.NotContain(Given.Password);
    }

    [Test]
    public void Ignored_attributes_do_not_count_even_when_they_would_replace()
    {
        var diff = Provider.Diff(new DiffRequest
        {
            Type = Given.Token("Snowflake"),
            Id = "1",
            PriorInputs = Given.Snowflake,
            PriorOutputs = Given.Snowflake,
            Inputs = Given.Snowflake.Set("host", "b.example.com").Set("audit.enabled", true).Set("warehouse", "WH2"),
            IgnoreChanges = ["host", "audit"],
        });

        diff.Changes.Should().ContainSingle().Which.Path.Top.Should().Be("warehouse");
    }

    [Test]
    public void Taking_a_changed_object_away_is_a_change()
    {
        var diff = Diff("Snowflake", Given.Snowflake.Set("audit.enabled", true), Given.Snowflake);

        diff.Changes.Should().ContainSingle().Which.Kind.Should().Be(ChangeKind.Delete);
    }

    [Test]
    public void An_object_that_is_secret_as_a_whole_is_compared_as_one_that_is_not()
    {
        var on = new ObjectValue(("enabled", true));
        var spelledOut = SecretValue.Of(on.With("role", "IMMUTA_IMPERSONATION"));

        Diff("Snowflake", Given.Snowflake.Set("impersonation", on), Given.Snowflake.Set("impersonation", spelledOut)).Action.Should().Be(ResourceAction.None);
        Diff("Snowflake", Given.Snowflake, Given.Snowflake.Set("audit", SecretValue.Of(new ObjectValue(("enabled", false))))).Action.Should().Be(ResourceAction.None);
        Diff("Snowflake", Given.Snowflake.Set("impersonation", spelledOut), Given.Snowflake.Set("impersonation", SecretValue.Of(on.With("role", "R"))))
            .Changes.Should().ContainSingle().Which.Path.ToString().Should().Be("impersonation", "what is inside is secret");
    }

    private static ResourceDiff Diff(string type, ObjectValue prior, ObjectValue planned) => Provider.Diff(new DiffRequest
    {
        Type = Given.Token(type),
        Id = "1",
        PriorInputs = Checked(type, prior),
        PriorOutputs = Checked(type, prior),
        Inputs = Checked(type, planned),
    });

    private static ObjectValue Checked(string type, ObjectValue inputs) => Provider.Check(new CheckRequest { Type = Given.Token(type), Inputs = inputs }).Inputs;
}
