using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Types;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Coverage;

/// <summary>Keeps <c>docs/api-coverage.md</c> true: <c>UPDATE_BASELINES=1</c> writes it anew.</summary>
public partial class CoverageTests
{
    private static IEnumerable<TestCaseData> DocumentedTests =>
        CoveredFacts.ValidationTests.Select(each => new TestCaseData(each.Type, each.Test, each.Message).SetArgDisplayNames(each.Type, each.Test));

    [Test]
    public void Every_fact_has_a_test_that_there_is_and_the_page_says_so()
    {
        var known = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);
        var facts = CoveredFacts.All().ToList();

        facts.Should().NotContain(fact => fact.Tests.Count == 0, "nothing is open");
        facts.SelectMany(fact => fact.Tests).Distinct().Should().BeSubsetOf(known);

        GeneratedFile.Verify("docs/api-coverage.md", Page(facts));
    }

    [TestCaseSource(nameof(DocumentedTests))]
    public async Task Every_documented_test_can_fail_with_its_message(string type, string test, string? message)
    {
        await using var immuta = await Tenant.StartAsync(options => options with { ValidationResultsIn422 = true });
        foreach (var (status, answer) in new[] { ("warning", 200), ("failed", 422) })
        {
            immuta.Emulator.SetRules(new FaultRule { FailTests = [new(test, null, status)] });

            var reply = await immuta.PostAsync("/integrations", Envelopes.Of(type));

            reply.Status.Should().Be(answer, reply.Text);
            reply["validationResults.status"].Should().Be(status);
            var one = reply.Json["validationResults"]!["validationTests"]!.Single(each => (string)each["status"]! == status);
            ((string)one["name"]!).Should().BeEquivalentTo(NameOf(type, test));
            ((string)one["message"]!).Should().Be(message ?? $"{one["name"]} failed.");
            if (status == "warning")
            {
                await immuta.SendAsync(HttpMethod.Delete, $"/_emulator/integrations/{reply["id"]}");
            }
        }

        immuta.Emulator.SetRules();
        var passed = await immuta.PostAsync("/integrations", Envelopes.Of(type));
        passed["validationResults.status"].Should().Be("passed");
    }

    [Test]
    public async Task Every_status_can_be_read()
    {
        await using var immuta = await Tenant.StartAsync(options => options with { KeepTombstones = true });
        foreach (var status in CoveredFacts.Statuses)
        {
            var id = await immuta.CreateAsync(Envelopes.Of("Trino"));
            await immuta.PostAsync($"/_emulator/integrations/{id}", new JObject { ["status"] = status });

            (await immuta.GetAsync($"/integrations/{id}/status"))["status"].Should().Be(status);
            (await immuta.GetAsync($"/integrations/{id}"))["status"].Should().Be(status);
        }

        CoveredFacts.Statuses.Should().HaveCount(12);
    }

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public async Task Each_example_of_a_payload_works_in_JSON_and_in_YAML(string type)
    {
        await using var immuta = await Tenant.StartAsync();
        var envelope = Envelopes.Of(type);

        var asJson = await immuta.PostAsync("/integrations?dryRun=true", envelope);
        var asYaml = await immuta.SendTextAsync(HttpMethod.Post, "/integrations?dryRun=true", Yaml(envelope), "application/yaml");

        asJson.Status.Should().Be(200, asJson.Text);
        asYaml.Text.Should().Be(asJson.Text);
    }

    private static string NameOf(string type, string test) => TypeTable.Find(type)!.Tests.Single(row => row.IsCalled(test)).Name;

    /// <summary>Block style, as people write it; texts in quotes.</summary>
    private static string Yaml(JObject members, string indent = "") => string.Concat(members.Properties().Select(member => member.Value switch
    {
        JObject { Count: > 0 } inner => $"{indent}{member.Name}:\n{Yaml(inner, indent + "  ")}",
        var value => $"{indent}{member.Name}: {value.ToString(Newtonsoft.Json.Formatting.None)}\n",
    }));

    private static string Page(IEnumerable<(string Heading, string Fact, IReadOnlyList<string> Tests)> facts)
    {
        var page = new StringBuilder();
        page.Append("# What of Immuta's API is covered\n\n"
            + "Every documented endpoint, parameter, status, message and validation test, with the tests that cover it: in the emulator,\n"
            + "and in the client or the whole program. A test keeps this page complete; `UPDATE_BASELINES=1` writes it anew.\n");
        foreach (var group in facts.GroupBy(fact => fact.Heading))
        {
            page.Append($"\n## {group.Key}\n\n| what | tests |\n|---|---|\n");
            foreach (var (_, fact, tests) in group)
            {
                page.Append($"| {fact} | {string.Join(", ", tests.Select(test => $"`{test}`"))} |\n");
            }
        }

        return page.ToString();
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex TestMethod();
}
