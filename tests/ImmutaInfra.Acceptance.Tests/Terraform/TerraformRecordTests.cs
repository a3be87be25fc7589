using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests.Terraform;

/// <summary>Lays what programs are told of plans, states, outputs and applying beside what terraform 1.11.4 told of the same configurations.</summary>
/// <remarks>The records and how they were made: <c>TerraformRecords/README.md</c>.</remarks>
public sealed class TerraformRecordTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "TerraformRecords");

    [TestCaseSource(nameof(Cases))]
    public async Task Programs_are_told_what_terraform_tells_them(string name)
    {
        await using var place = await Workplace.StartAsync();
        foreach (var step in Directory.EnumerateDirectories(Path.Combine(Folder, name)).Order(StringComparer.Ordinal))
        {
            CopyConfiguration(step, place.Folder);
            var record = Read(await File.ReadAllTextAsync(Path.Combine(step, "terraform.json")));
            var options = File.Exists(Path.Combine(step, "args")) ? (await File.ReadAllTextAsync(Path.Combine(step, "args"))).Split(' ') : [];

            var plan = await place.RunAsync(["plan", "--json", "--show-secrets", .. options]);
            if (plan.ExitCode == 0)
            {
                Compare(Comparable.Plan(record["plan"]!), Comparable.Plan(Read(plan.Output)), step, "plan --json");
            }

            var apply = await place.RunAsync(["apply", "--json", "--yes", .. options]);
            Compare(Comparable.Events(record["apply"]!.Children<JObject>()), Comparable.Events(Lines(apply.Output)), step, "apply --json");
            Compare(Comparable.State(record["state"]!), Comparable.State(Read((await place.RunAsync("show", "--json", "--show-secrets")).Output)), step, "show --json");
            Compare(Comparable.Values(record["output"]!), Comparable.Values(Read((await place.RunAsync("output", "--json", "--show-secrets")).Output)), step, "output --json");
        }
    }

    [Test]
    public async Task A_saved_plan_shows_what_the_plan_showed()
    {
        await using var place = await Workplace.StartAsync();
        foreach (var step in Directory.EnumerateDirectories(Path.Combine(Folder, "outputs")).Order(StringComparer.Ordinal))
        {
            CopyConfiguration(step, place.Folder);
            var planned = (await place.RunAsync("plan", "--json", "--show-secrets", "--out", "p")).Ended(0).Output;

            (await place.RunAsync("show", "p", "--json", "--show-secrets")).Ended(0).Output.Should().Be(planned);
            (await place.RunAsync("apply", "p")).Ended(0);
        }
    }

    private static IEnumerable<TestCaseData> Cases() => Directory.EnumerateDirectories(Folder)
        .Order(StringComparer.Ordinal)
        .Select(folder => new TestCaseData(Path.GetFileName(folder)).SetArgDisplayNames(Path.GetFileName(folder)));

    private static void CopyConfiguration(string step, string folder)
    {
        foreach (var old in Directory.EnumerateFiles(folder, "*.tf", SearchOption.AllDirectories).ToList())
        {
            File.Delete(old);
        }

        foreach (var file in Directory.EnumerateFiles(step, "*.tf", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(step, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void Compare(string expected, string actual, string step, string command)
    {
        string[] theirs = expected.Split('\n'), ours = actual.Split('\n');
        var same = theirs.Zip(ours).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < Math.Max(theirs.Length, ours.Length))
        {
            Assert.Fail($"{command} of step {Path.GetFileName(step)} differs in line {same + 1}.\nterraform:\n{Around(theirs, same)}\nthis program:\n{Around(ours, same)}");
        }
    }

    private static string Around(string[] lines, int at) => string.Join('\n', lines.Skip(at - 6).Take(16));

    private static IEnumerable<JObject> Lines(string stream) => stream.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (JObject)Read(line));

    private static JToken Read(string json)
    {
        // Every digit counts.
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JToken.ReadFrom(reader);
    }
}
