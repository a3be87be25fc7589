using System.Text.RegularExpressions;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Tests.State;
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
    public async Task A_recorded_program_does_the_same_operations_and_leaves_the_same_state(string scenario)
    {
        using var program = new ProgramFixture();
        foreach (var step in Directory.EnumerateDirectories(Path.Combine(Folder, scenario)).Order(StringComparer.Ordinal))
        {
            var operations = Path.Combine(step, "operations.txt");
            if (!File.Exists(operations))
            {
                continue;
            }

            program.Cloud.Operations.Clear();
            var mode = step.Contains("destroy", StringComparison.Ordinal) && !scenario.Contains("destroy", StringComparison.Ordinal) ? PlanMode.Destroy : PlanMode.Normal;
            var result = await program.ApplyAsync(await File.ReadAllTextAsync(Path.Combine(step, "main.tf")), new PlanOptions { Mode = mode, Parallelism = 1 });

            var name = Path.GetFileName(step);
            result.Diagnostics.Should().BeEmpty(name);
            program.Cloud.Operations.Select(operation => operation.Split(' ')[0]).Should().Equal(
                (await File.ReadAllLinesAsync(operations)).Select(operation => operation.Split(' ')[0]), name);
            var configuration = await File.ReadAllTextAsync(Path.Combine(step, "main.tf"));
            Essence(await program.Store.ExportAsync(StackFixture.Dev, showSecrets: true), configuration).Should().Be(
                Essence(await ExportRecordedAsync(Path.Combine(step, "state-after.json")), configuration), name);
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
    private static string Essence(string export, string configuration)
    {
        var resources = (JArray?)JObject.Parse(export)["deployment"]!["resources"] ?? [];
        foreach (var resource in resources.Cast<JObject>())
        {
            resource.Remove("created");
            resource.Remove("modified");
            if (!configuration.Contains("output \"", StringComparison.Ordinal) && (string)resource["type"]! == "pulumi:pulumi:Stack")
            {
                resource.Remove("outputs");
            }
        }

        return Uuid().Replace(resources.ToString(), "UUID");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
