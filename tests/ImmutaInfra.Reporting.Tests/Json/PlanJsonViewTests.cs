using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Json;

public class PlanJsonViewTests
{
    [Test]
    public void A_plan_of_everything_is_in_terraforms_representation() =>
        Baseline.Verify(Write(Samples.Mixed).ToString(Formatting.Indented), "mixed.json");

    [Test]
    public void A_replacement_of_terraform_data_reads_as_terraform_writes_it()
    {
        var schema = ResourceSchema.For(
            "terraform:index:Data",
            "terraform_data",
            "",
            AttributeSchema.Of("input", AttributeType.Any),
            AttributeSchema.Of("output", AttributeType.Any).Computed(),
            AttributeSchema.Of("triggersReplace", AttributeType.Any).ReplaceBecause("it is a trigger"));
        var before = new ObjectValue(("input", Input("n0")), ("output", Input("n0")), ("triggersReplace", "1"));
        var after = new ObjectValue(("input", Input("m0")), ("output", Value.Unknown), ("triggersReplace", "2"));
        var change = Samples.MoveToOtherHost() with
        {
            Address = Samples.Address("a", new Core.Addresses.InstanceKey(0), "terraform_data"),
            Schema = schema,
            Package = "pulumi",
            Id = "c3ba",
            Before = before,
            After = after,
            Changes = [new Core.Providers.AttributeChange(PropertyPath.Root.Member("triggersReplace"), Core.Providers.ChangeKind.Update, "1", "2", "it is a trigger")],
            Notes = [],
        };

        var json = (JObject)Write(Samples.Plan(change), showsSecrets: true)["resource_changes"]![0]!;
        ((JObject)json["change"]!).Remove("replace_reasons");

        // As terraform show -json prints it for the same change, the output's sensitivity while it is unknown aside.
        JToken.DeepEquals(json, JObject.Parse(
            """
            {"address": "terraform_data.a[0]", "mode": "managed", "type": "terraform_data", "name": "a", "index": 0, "provider_name": "terraform.io/builtin/terraform",
             "change": {"actions": ["delete", "create"],
              "before": {"id": "c3ba", "input": {"x": "geheim", "y": "n0", "z": ["a"]}, "output": {"x": "geheim", "y": "n0", "z": ["a"]}, "triggers_replace": "1"},
              "after": {"input": {"x": "geheim", "y": "m0", "z": ["a"]}, "triggers_replace": "2"},
              "after_unknown": {"id": true, "input": {"z": [false]}, "output": true},
              "before_sensitive": {"input": {"x": true, "z": [false]}, "output": {"x": true, "z": [false]}},
              "after_sensitive": {"input": {"x": true, "z": [false]}}, "replace_paths": [["triggers_replace"]]},
             "action_reason": "replace_because_cannot_update"}
            """)).Should().BeTrue(json.ToString());

        static ObjectValue Input(string y) => new(("x", SecretValue.Of("geheim")), ("y", y), ("z", ListValue.Of(["a"])));
    }

    [Test]
    public void Secret_values_are_null_with_their_mark()
    {
        var text = Write(Samples.Mixed).ToString();

        text.Should().NotContainAny("hunter2", "hunter3", "s3cr3t", "old secret", "new secret");
        var change = JObject.Parse(text)["resource_changes"]![0]!["change"]!;
        change["after"]!["password"]!.Type.Should().Be(JTokenType.Null);
        change["after_sensitive"]!["password"]!.Value<bool>().Should().BeTrue();
        change["after_sensitive"]!["o_auth_client_config"]!["client_secret"]!.Value<bool>().Should().BeTrue();
    }

    [Test]
    public void Secret_values_are_there_for_who_asks() =>
        Write(Samples.Mixed, showsSecrets: true)["resource_changes"]![0]!["change"]!["after"]!["password"]!.Value<string>().Should().Be("hunter3");

    [Test]
    public void A_number_keeps_its_digits()
    {
        var change = Samples.Create("a", new ObjectValue(("port", Number.Parse("12345678901234567890.123456789012345678901234567890"))));
        using var output = new StringWriter();
        new PlanJsonView(output, showsSecrets: false, _ => null).Write(Samples.Plan(change));

        output.ToString().Should().Contain("\"port\":12345678901234567890.12345678901234567890123456789,");
    }

    [Test]
    public void A_data_source_that_has_been_read_is_no_change()
    {
        var change = Samples.Change("a", PlannedAction.NoOp, Samples.Analytics, Samples.Analytics);
        var data = change with { Address = change.Address with { Resource = change.Address.Resource with { Mode = Core.Addresses.ResourceMode.Data } } };

        var json = Write(Samples.Plan(data));

        json["resource_changes"]!.Should().BeEmpty();
        json["prior_state"]!["values"]!["root_module"]!["resources"]![0]!["mode"]!.Value<string>().Should().Be("data");
    }

    private static JObject Write(Plan plan, bool showsSecrets = false)
    {
        using var output = new StringWriter();
        new PlanJsonView(output, showsSecrets, _ => null).Write(plan);
        return JObject.Parse(output.ToString());
    }
}
