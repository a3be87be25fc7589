using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.Plans;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Json;

public class PulumiPreviewViewTests
{
    [Test]
    public void What_is_written_reads_back_as_the_same_changes()
    {
        var report = new PlanFileReader(_ => Samples.MoveToOtherHost().Schema).Read("preview.json", Write(Samples.Mixed));

        report.Origin.Should().Be(PlanOrigin.Pulumi);
        report.Name.Should().Be("demo/dev");
        report.Changes.Select(change => change.Action).Should().BeEquivalentTo(
            Samples.Mixed.Changes
                .Where(change => change.Action != PlannedAction.NoOp || change.ImportId is not null)
                .Where(change => change.Reason != ActionReason.RepairFailedCreation) // changes no input, which is all that Pulumi's form compares
                .Select(change => change.Action));
        report.Changes.Single(change => change.Action == PlannedAction.DeleteThenCreate).Causes.Should().ContainSingle().Which.Name.Should().Be("host");
        report.Outputs.Select(output => output.Name).Should().BeEquivalentTo(Samples.Mixed.Outputs.Where(output => output.Action != PlannedAction.NoOp && !output.IsSensitive).Select(output => output.Name));
    }

    [Test]
    public void No_secret_is_written() =>
        Write(Samples.Mixed).Should().NotContainAny("hunter2", "hunter3", "s3cr3t", "old secret", "new secret");

    [Test]
    public void A_replacement_has_the_members_that_pulumi_writes()
    {
        var step = JObject.Parse(Write(Samples.Plan(Samples.MoveToOtherHost())))["steps"]![1]!;

        step["op"]!.Value<string>().Should().Be("replace");
        step["replaceReasons"]!.Values<string>().Should().Equal("host");
        step["detailedDiff"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"host":{"kind":"update-replace","inputDiff":true}}""");
        step["oldState"]!["pendingReplacement"]!.Value<bool>().Should().BeTrue();
        step["newState"]!["inputs"]!["host"]!.Value<string>().Should().Be("acme-eu.snowflakecomputing.com");
    }

    [Test]
    public void Errors_are_among_the_messages()
    {
        var plan = Samples.Plan() with { Diagnostics = [Diagnostic.Error("IMI2001", "S", detail: "D")] };

        JObject.Parse(Write(plan))["diagnostics"]![0]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("""{"message":"S: D\n","severity":"error"}""");
    }

    private static string Write(Plan plan)
    {
        var text = new StringWriter();
        new PulumiPreviewView(text).Write(plan);
        return text.ToString();
    }
}
