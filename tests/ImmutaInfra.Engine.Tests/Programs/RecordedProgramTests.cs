using System.Text.RegularExpressions;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.Tests.State;
using ImmutaInfra.Reporting.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Programs;

/// <summary>Runs the recorded programs step by step and compares with what the real engine did and wrote.</summary>
internal sealed partial class RecordedProgramTests
{
    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Recordings");

    [TestCase("lifecycle-hcl")]
    [TestCase("dependencies")]
    [TestCase("secrets")]
    [TestCase("create-before-destroy")]
    [TestCase("aliased-providers")]
    [TestCase("modules-and-data", false)]
    [TestCase("protect-retain-ignore-move", false)]
    [TestCase("terraform-data", false)]
    [TestCase("count-and-for-each", false)]
    [TestCase("conditions-and-checks")]
    [TestCase("config-secret")]
    [TestCase("import")]
    [TestCase("failures", false)]
    [TestCase("default-provider-from-config")]
    [TestCase("drift-and-refresh", false)]
    [TestCase("targets", false)]
    public async Task A_recorded_program_does_the_same_operations_and_leaves_the_same_state(string scenario, bool isOrdered = true)
    {
        using var program = new ProgramFixture();
        foreach (var step in Directory.EnumerateDirectories(Path.Combine(Folder, scenario)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(step);
            var operations = Path.Combine(step, "operations.txt");
            if (!File.Exists(operations) || TerraformDiffers.ContainsKey($"{scenario}/{name}"))
            {
                continue;
            }

            var configuration = await File.ReadAllTextAsync(Path.Combine(step, "main.tf"));
            Prepare(program, scenario, name, step);
            await ComparePreviewAsync(program, configuration, OptionsOf(scenario, name), Path.Combine(step, "preview.json"), name);
            program.Cloud.Operations.Clear();
            var expected = (await File.ReadAllLinesAsync(operations)).ToList();
            var fails = expected.Remove("Fails");
            var hasErrors = await RunAsync(program, configuration, OptionsOf(scenario, name));

            hasErrors.Should().Be(fails, name);
            program.Cloud.Operations.Select(operation => operation.Split(' ')[0]).Should().Equal(expected.Select(operation => operation.Split(' ')[0]), name);
            Essence(await program.Store.ExportAsync(StackFixture.Dev, showSecrets: true), configuration, isOrdered, scenario == "drift-and-refresh").Should().Be(
                Essence(await ExportRecordedAsync(Path.Combine(step, "state-after.json")), configuration, isOrdered, scenario == "drift-and-refresh"), name);
            AssertOrder(await program.ResourcesAsync());
        }
    }

    // Where behaviour is Terraform's and not the recorded one.
    private static Dictionary<string, string> TerraformDiffers { get; } = new(StringComparer.Ordinal)
    {
        ["conditions-and-checks/02-precondition-fails"] = "Pulumi asks the condition only of what it changes; Terraform of everything, and ends with it.",
        ["terraform-data/02-update"] = "Pulumi's stash keeps its first output for good; the output of terraform_data is its present input.",
        ["import/03-cli-import"] = "Pulumi imports what no block describes; Terraform asks for the block first.",
        ["import/04-import-missing"] = "It goes on from the step before.",
        ["failures/01-check-failure"] = "Pulumi plans while it applies, so that the provider is in the state already; Terraform applies no plan with errors.",
    };

    private static async Task ComparePreviewAsync(ProgramFixture program, string configuration, PlanOptions options, string recorded, string because)
    {
        if (!File.Exists(recorded) || options.Mode != PlanMode.Normal)
        {
            return;
        }

        program.Write(configuration);
        var written = new StringWriter();
        new PulumiPreviewView(written).Write((await program.PlanAsync(options)).Plan);
        var expected = JObject.Parse(await File.ReadAllTextAsync(recorded))["steps"]!;

        // What is replaced only because something else is, Pulumi does not explain; we name what it has of that.
        var unexplained = expected.Where(step => (string?)step["op"] == "replace" && step["detailedDiff"]!.Type == JTokenType.Null).Select(step => (string)step["urn"]!).ToHashSet();
        StepsIn(JObject.Parse(written.ToString())["steps"]!, unexplained).Should().BeEquivalentTo(StepsIn(expected, unexplained), because);
    }

    // What is planned for each resource. Providers, modules and the stack are the engine's own business; what a stash gives back, Pulumi
    // knows while it plans. Drift that was found is in our form, too; pulumi shows it only when it refreshes by itself.
    private static IEnumerable<string> StepsIn(JToken steps, HashSet<string> unexplained) =>
        from step in steps
        let urn = (string)step["urn"]!
        where Urn.TryParse(urn)!.Type.StartsWith("immuta:", StringComparison.Ordinal) && (string?)step["op"] != "refresh"
        let why = unexplained.Contains(urn) ? "" : $"by {Sorted(step["diffReasons"])}, replaced by {Sorted(step["replaceReasons"])}, in detail {step["detailedDiff"]}"
        select $"{step["op"]} {urn} from {step["oldState"]?["inputs"]} to {step["newState"]?["inputs"]} id {step["newState"]?["id"]} {why}";

    private static string Sorted(JToken? names) => names is null ? "" : string.Join(", ", names.Values<string>().Order(StringComparer.Ordinal));

    private static async Task<bool> RunAsync(ProgramFixture program, string configuration, PlanOptions options)
    {
        program.Write(configuration);
        var run = await program.PlanAsync(options);
        return run.Plan.HasErrors || !(await program.ApplyAsync(run)).Succeeded;
    }

    private static PlanOptions OptionsOf(string scenario, string step) => new()
    {
        Mode = step.Contains("destroy", StringComparison.Ordinal) && !scenario.Contains("destroy", StringComparison.Ordinal) ? PlanMode.Destroy
            : step is "02-refresh-clean" or "03-drift-changed" ? PlanMode.RefreshOnly
            : PlanMode.Normal,
        Targets = scenario == "targets" && step is "01-create-one" or "03-destroy-target"
            ? [AddressParser.TryParsePattern("immuta_snowflake_integration.sf")!]
            : [],
        Parallelism = 1,
    };

    // What somebody does without us before a step.
    private static void Prepare(ProgramFixture program, string scenario, string step, string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "edge")))
        {
            program.WriteModule("edge", File.ReadAllText(Path.Combine(folder, "edge", "main.tf")));
        }

        switch (scenario, step)
        {
            case ("default-provider-from-config", _):
                var start = new SourcePosition(1, 1, 0);
                var place = new SourceSpan("Pulumi.dev.yaml", start, start);
                program.Configuration = new StackConfiguration(
                    [new StackSetting("immuta", "baseUrl", "http://127.0.0.1:9", place), new StackSetting("immuta", "apiKey", SecretValue.Of("sk-config"), place)],
                    new Dictionary<string, string>());
                break;
            case ("config-secret", _):
                program.VariableChoices.Add((false, "pw=from-config"));
                break;
            case ("import", "01-import-block"):
                program.Cloud.Put(41, new ObjectValue(
                    ("authenticationType", "userPassword"), ("host", "red.example.com"), ("immutaDatabase", "immuta"), ("password", SecretValue.Of("hunter2")), ("port", 5439), ("username", "admin")));
                break;
            case ("drift-and-refresh", "03-drift-changed"):
                program.Cloud.Change(1, "username", "mallory");
                program.Cloud.Change(1, "warehouse", "OTHER");
                break;
            case ("drift-and-refresh", "05-drift-deleted"):
                program.Cloud.Remove(1);
                break;
        }
    }

    private static void AssertOrder(IReadOnlyList<ResourceState> records)
    {
        var seen = new HashSet<Urn>();
        foreach (var record in records)
        {
            record.Dependencies.Where(dependency => !seen.Contains(dependency)).Should().BeEmpty();
            seen.Add(record.Urn);
        }
    }

    private static async Task<string> ExportRecordedAsync(string file)
    {
        using var stack = new StackFixture();
        Directory.CreateDirectory(Path.GetDirectoryName(stack.StateFile)!);
        File.Copy(file, stack.StateFile);
        await File.WriteAllTextAsync(Path.Combine(stack.Root, ".pulumi", "meta.yaml"), "version: 1\n");
        return await stack.NewStore().ExportAsync(StackFixture.Dev, showSecrets: true);
    }

    // Times, versions, salts and the ids of provider resources are new in each run. Where a program declares no output at all, pulumi-hcl
    // leaves those of the run before; Terraform takes them away, and so do we.
    private static string Essence(string export, string configuration, bool isOrdered, bool isRefreshed)
    {
        var resources = (JArray?)JObject.Parse(export)["deployment"]!["resources"] ?? [];
        foreach (var resource in resources.Cast<JObject>())
        {
            resource.Remove("created");
            resource.Remove("modified");

            // What Terraform keeps and Pulumi has no field for, in fields that it passes over.
            resource.Remove("terraformOutputTypes");
            resource.Remove("terraformChecks");
            if (isRefreshed)
            {
                // A refresh by pulumi loses which input came from where; ours does not.
                resource.Remove("propertyDependencies");
            }

            if (!configuration.Contains("output \"", StringComparison.Ordinal) && (string)resource["type"]! == "pulumi:pulumi:Stack")
            {
                resource.Remove("outputs");
            }
        }

        if (!isOrdered)
        {
            // What runs side by side comes in any order, and the stand-in counts in the order of its calls.
            foreach (var resource in resources.Cast<JObject>().Where(resource => ((string)resource["type"]!).StartsWith("immuta:", StringComparison.Ordinal)))
            {
                resource["id"] = "ID";
                resource["outputs"]!["integrationId"] = "ID";
            }

            resources = new JArray(resources.OrderBy(resource => (string?)resource["urn"], StringComparer.Ordinal));
        }

        return Uuid().Replace(resources.ToString(), "UUID");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
