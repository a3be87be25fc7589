using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;

namespace ImmutaInfra.Reporting.Tests.Plans;

public class TerraformPlanReaderTests
{
    [Test]
    public void A_plan_of_terraform_is_read_with_its_secrets_hidden()
    {
        var report = Recording.Read("terraform");

        report.Counts.Should().Be(new ChangeCounts(0, 0, 1, 1, 1));
        report.Changes[0].Causes.Should().ContainSingle().Which.Name.Should().Be("triggers_replace");
        report.Changes[1].Reason.Should().Be("because index [1] is out of range for count");
        report.Unchanged.Should().Be(2);
        report.Outputs.Select(output => output.Name).Should().Equal("host", "secret");
        report.FailedChecks.Should().ContainSingle().Which.Message.Should().Be("The host must be acme.");
        Everything.Of(report).Should().NotContain("planted").And.Contain("(secret, changed)");
    }

    [Test]
    public void Our_own_json_gives_the_reasons_and_notes_of_the_plan()
    {
        var json = new StringWriter();
        new PlanJsonView(json, showsSecrets: false, _ => null).Write(Samples.Plan(Samples.MoveToOtherHost()));

        var change = Recording.Parse(json.ToString()).Changes.Should().ContainSingle().Subject;

        change.Causes.Should().ContainSingle().Which.Reason.Should().Be("Immuta holds one Snowflake integration per host");
        change.Notes.Should().ContainSingle();
    }

    [Test]
    public void A_sensitive_value_in_the_middle_of_a_list_is_hidden_with_its_place_kept()
    {
        var report = Recording.Parse("""
            {"format_version":"1.2","resource_changes":[{"address":"x.y","type":"x","name":"y","change":{"actions":["update"],
              "before":{"l":["a","planted-in-list",{"k":"planted-in-key"}]},"after":{"l":["b","planted-in-list",{"k":null}]},
              "after_unknown":{"l":[false,false,{"k":true}]},
              "before_sensitive":{"l":[false,true,{"k":true}]},"after_sensitive":{"l":[false,true,{"k":true}]}}}]}
            """);

        Everything.Of(report).Should().NotContain("planted").And.Contain("(secret, known after apply)");
    }

    [Test]
    public void A_plan_with_errors_says_that_it_is_not_whole()
    {
        var report = Recording.Parse("""{"format_version":"1.2","errored":true}""");

        report.HasErrors.Should().BeTrue();
        report.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI7005");
    }

    [Test]
    public void Numbers_of_any_size_are_read() =>
        Everything.Text(Recording.Parse("""{"format_version":"1.2","resource_changes":[{"address":"x.y","type":"x","change":{"actions":["create"],"after":{"n":1e300,"m":123456789012345678901234567890}}}]}"""))
            .Should().Contain("123456789012345678901234567890");
}
