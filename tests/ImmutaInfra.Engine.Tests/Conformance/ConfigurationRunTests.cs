using System.Text.RegularExpressions;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>Plans and applies the recorded configurations and compares with what Terraform made of them.</summary>
internal sealed partial class ConfigurationRunTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        ConfigurationCorpus.All().Where(each => !each.Steps[0].IsRefused).Select(each => new TestCaseData(each).SetArgDisplayNames(each.Id));

    [TestCaseSource(nameof(Cases))]
    public Task A_configuration_is_planned_and_applied_as_Terraform_does(ConfigurationCase @case) => RunAsync(@case);

    /// <summary>Runs a case; fails as soon as something is other than recorded.</summary>
    /// <param name="case">The case.</param>
    /// <param name="look">Sees each plan that is as recorded, with the record.</param>
    internal static async Task RunAsync(ConfigurationCase @case, Action<Plan, JToken>? look = null)
    {
        using var run = new ConfigurationRun();
        var number = 0;
        foreach (var step in @case.Steps)
        {
            number++;
            step.CopyTo(run.Folder);
            var environment = (step.Done["env"] as JObject)?.Properties().ToDictionary(pair => pair.Name, pair => (string)pair.Value!) ?? [];
            var planned = await run.PlanAsync((step.Done["args"] as JArray)?.Select(argument => (string)argument!) ?? [], environment);
            var recorded = step.Expected["plan"]!;
            if (step.Result == "plan-error")
            {
                ConfigurationStep.IsSameRefusal(recorded, planned.Plan.Diagnostics).Should().BeTrue($"step {number} of {@case.Id}: {string.Join("; ", planned.Plan.Diagnostics)}");
                return;
            }

            planned.Plan.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty($"step {number}");
            using var scope = new FluentAssertions.Execution.AssertionScope($"step {number}");
            ComparePlan(planned.Plan, recorded);
            look?.Invoke(planned.Plan, recorded);
            if ((bool?)step.Done["apply"] == true)
            {
                CompareApply(await run.ApplyAsync(planned), step.Expected["apply"]!, run.Operations, await run.ResourcesAsync());
            }
        }
    }

    private static void ComparePlan(Plan plan, JToken recorded)
    {
        var changes = plan.Changes.Where(change => change.Address.Resource.Mode == Core.Addresses.ResourceMode.Managed || change.Action == PlannedAction.Read).ToDictionary(change => change.Address.ToString());
        var expected = ((JObject)recorded["resource_changes"]!).Properties().ToDictionary(change => change.Name, change => (JObject)change.Value);
        changes.Keys.Should().BeEquivalentTo(expected.Keys);
        foreach (var (address, want) in expected.Where(each => changes.ContainsKey(each.Key)))
        {
            var change = changes[address];
            Words(change.Action).Should().Equal(want["actions"]!.Select(word => (string)word!), address);
            (change.PreviousAddress?.ToString()).Should().Be((string?)want["previous_address"], address);
            change.ImportId.Should().Be((string?)want["importing"]?["id"], address);
            var isNew = change.Action == PlannedAction.Create || change.IsReplacement;
            var after = change.After is null ? null : SchemaValues.InstanceToHcl(change.After, isNew ? null : change.Id, change.Schema!);
            if (change.Address.Resource.Mode == Core.Addresses.ResourceMode.Data && after is not null)
            {
                after = HclValue.Object(after.Entries.Where(entry => entry.Key != "id"));
            }

            Same(after is null ? JValue.CreateNull() : TerraformJson.Of(after), want["after"], $"{address} after");
            Same(after is null ? null : TerraformJson.UnknownIn(after), TerraformJson.Essence(want["after_unknown"]), $"{address} unknown");
        }

        var outputs = plan.Outputs.ToDictionary(output => output.Name);
        var wanted = (JObject)recorded["output_changes"]!;
        outputs.Keys.Should().BeEquivalentTo(wanted.Properties().Select(output => output.Name));
        foreach (var output in wanted.Properties().Where(output => outputs.ContainsKey(output.Name)))
        {
            var change = outputs[output.Name];
            Words(change.Action).Should().Equal(output.Value["actions"]!.Select(word => (string)word!), output.Name);
            var after = change.After is null ? null : SchemaValues.AnyToHcl(change.After);
            Same(after is null ? JValue.CreateNull() : TerraformJson.Of(after), output.Value["after"], $"{output.Name} after");
            Same(after is null ? null : TerraformJson.UnknownIn(after), TerraformJson.Essence(output.Value["after_unknown"]), $"{output.Name} unknown");
        }

        CompareChecks(plan.Checks, recorded);
    }

    private static void CompareApply(ApplyResult result, JToken recorded, List<string> operations, IReadOnlyList<ResourceState> resources)
    {
        if (!(bool)recorded["ok"]!)
        {
            ConfigurationStep.IsSameRefusal(recorded, result.Diagnostics).Should().BeTrue(string.Join("; ", result.Diagnostics));
        }
        else
        {
            result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty();
            var outputs = result.Outputs.Where(output => output.After is not null).ToDictionary(output => output.Name);
            var wanted = (JObject)recorded["outputs"]!;
            outputs.Keys.Should().BeEquivalentTo(wanted.Properties().Select(output => output.Name));
            foreach (var output in wanted.Properties().Where(output => outputs.ContainsKey(output.Name)))
            {
                var ours = outputs[output.Name];
                Same(TerraformJson.Of(SchemaValues.AnyToHcl(ours.After!)), output.Value["value"], output.Name);
                Same(JToken.Parse(ours.Type!), output.Value["type"], $"type of {output.Name}");
                ours.IsSensitive.Should().Be((bool?)output.Value["sensitive"] ?? false, output.Name);
            }
        }

        var schema = new TerraformBuiltIns().FindSchema("pulumi")!.Resources[0];
        var managed = resources.Where(resource => resource.IsManaged).ToDictionary(
            record => UrnNaming.AddressOf(record.Urn, schema.HclType)!.ToString(), record => SchemaValues.InstanceToHcl(record.Outputs, record.Id, schema));
        var expected = ((JObject?)recorded["resources"])?.Properties().Where(each => !DataAddress().IsMatch(each.Name)).ToDictionary(each => each.Name, each => each.Value) ?? [];
        managed.Keys.Should().BeEquivalentTo(expected.Keys);
        foreach (var (address, want) in expected.Where(each => managed.ContainsKey(each.Key)))
        {
            Same(TerraformJson.Of(managed[address]), want, $"{address} in the state");
        }

        if (recorded["order"] is JArray order)
        {
            operations.Should().Equal(order.Select(operation => (string)operation!));
        }

        CompareChecks(result.Checks, recorded);
    }

    private static void CompareChecks(IReadOnlyList<CheckOutcome> checks, JToken recorded) =>
        checks.Select(check => $"{check.Kind} {check.Address}: {check.Status.ToString().ToLowerInvariant()}").Should().BeEquivalentTo(
            ((JObject?)recorded["checks"])?.Properties().Select(check => $"{check.Name}: {(string)check.Value["status"]!}") ?? []);

    private static void Same(JToken? ours, JToken? theirs, string what)
    {
        var (one, other) = (Text(ours), Text(theirs));
        one.Should().Be(other, what);

        static string Text(JToken? token) => token is null ? "null" : Uuid().Replace(Sorted(token).ToString(Newtonsoft.Json.Formatting.None), "<uuid>");

        static JToken Sorted(JToken token) => token switch
        {
            JObject members => new JObject(members.Properties().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => new JProperty(member.Name, Sorted(member.Value)))),
            JArray items => new JArray(items.Select(Sorted)),
            JValue { Type: JTokenType.Float } number => new JRaw(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => token,
        };
    }

    private static IReadOnlyList<string> Words(PlannedAction action) => action switch
    {
        PlannedAction.NoOp => ["no-op"],
        PlannedAction.DeleteThenCreate => ["delete", "create"],
        PlannedAction.CreateThenDelete => ["create", "delete"],
        _ => [action.ToString().ToLowerInvariant()],
    };

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"(^|\.)data\.")]
    private static partial Regex DataAddress();
}
