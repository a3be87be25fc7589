using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Conformance;

/// <summary>Holds <c>validate --json</c> to what Terraform 1.11.4 printed for the same files, member by member.</summary>
/// <remarks>The wording of details is free, and what is ours alone (code, hint, attribute) does not count.</remarks>
public class ValidateJsonTests
{
    private static readonly string[] Free = ["detail", "code", "hint", "attribute"];

    public static IEnumerable<TestCaseData> Cases() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", "validate.jsonl"))
            .Select(Parse)
            .Select(recorded => new TestCaseData(recorded).SetName($"{{m}}({recorded["id"]})"));

    [TestCaseSource(nameof(Cases))]
    public async Task The_document_has_terraforms_shape(JObject recorded)
    {
        var ours = await ValidateAsync(recorded);

        ours.Properties().Select(member => member.Name).Should().Equal("format_version", "valid", "error_count", "warning_count", "diagnostics");
        ours["valid"]!.Value<bool>().Should().Be(recorded["validate"]!["valid"]!.Value<bool>());
        foreach (var diagnostic in ours["diagnostics"]!.Where(diagnostic => diagnostic["snippet"] is not null))
        {
            ((JObject)diagnostic["snippet"]!).Properties().Select(member => member.Name).Where(name => name != "function_call")
                .Should().Equal("context", "code", "start_line", "highlight_start_offset", "highlight_end_offset", "values");
        }
    }

    [Test]
    public async Task Most_documents_are_terraforms_but_for_the_wording()
    {
        var different = new List<string>();
        var count = 0;
        foreach (var recorded in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Conformance", "validate.jsonl")).Select(Parse))
        {
            count++;
            if (!JToken.DeepEquals(Bare((JObject)recorded["validate"]!), Bare(await ValidateAsync(recorded))))
            {
                different.Add(recorded["id"]!.Value<string>()!);
            }
        }

        TestContext.Out.WriteLine($"{count - different.Count} of {count} are equal; not: {string.Join(", ", different)}");
        ((double)(count - different.Count) / count).Should().BeGreaterThanOrEqualTo(LeastShare);
    }

    private const double LeastShare = 0.7;

    private static JObject Parse(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, MaxDepth = 64 };
        return JObject.Load(reader);
    }

    private static async Task<JObject> ValidateAsync(JObject recorded)
    {
        using var cli = new CliRun { UsesRealEngine = true };
        foreach (var file in ((JObject)recorded["files"]!).Properties())
        {
            var path = Path.Combine(cli.Folder, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Value.Value<string>());
        }

        await cli.RunAsync("validate", "--json");
        return Parse(cli.Output);
    }

    /// <summary>The document without what may differ, the messages in an order of their own.</summary>
    private static JObject Bare(JObject document)
    {
        var bare = (JObject)document.DeepClone();
        foreach (var diagnostic in bare["diagnostics"]!.Cast<JObject>())
        {
            foreach (var name in Free)
            {
                diagnostic.Remove(name);
            }
        }

        bare["diagnostics"] = new JArray(bare["diagnostics"]!.OrderBy(diagnostic => diagnostic.ToString(Formatting.None), StringComparer.Ordinal));
        return bare;
    }
}
