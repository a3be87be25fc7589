using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>Reading and validating against recordings of Terraform: what it accepts is accepted, what it refuses is refused at the same line.</summary>
public class ConfigurationValidationTests
{
    private static IEnumerable<TestCaseData> Steps =>
        from recorded in ConfigurationCorpus.All()
        from step in recorded.Steps.Select((step, index) => (step, index))
        select new TestCaseData(recorded.Id, step.index).SetArgDisplayNames(recorded.Id, $"{step.index + 1}");

    [TestCaseSource(nameof(Steps))]
    public Task Validation_refuses_what_Terraform_refuses_and_nothing_else(string id, int index) => ValidateAsync(id, index);

    /// <summary>Validates a step of a case; fails where something is other than recorded.</summary>
    internal static async Task ValidateAsync(string id, int index)
    {
        var recorded = ConfigurationCorpus.Get(id);
        using var folder = new ConfigurationFolder();
        foreach (var earlier in recorded.Steps.Take(index + 1))
        {
            earlier.CopyTo(folder.Path);
        }

        var found = await folder.ValidateAsync(new TerraformBuiltIns());

        var step = recorded.Steps[index];
        if (step.IsRefused)
        {
            ConfigurationStep.IsSameRefusal(step.Validation, found).Should().BeTrue($"Terraform says\n{step.Validation}\nand we say\n{string.Join('\n', found)}");
        }
        else
        {
            found.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty("Terraform accepts it");
        }
    }

    [Test]
    public async Task The_share_of_summaries_that_are_the_same_is_reported()
    {
        var (refused, same) = (0, 0);
        var differences = new List<string>();
        foreach (var recorded in ConfigurationCorpus.All())
        {
            using var folder = new ConfigurationFolder();
            foreach (var step in recorded.Steps)
            {
                step.CopyTo(folder.Path);
                if (!step.IsRefused)
                {
                    continue;
                }

                var ours = (await folder.ValidateAsync(new TerraformBuiltIns()))
                    .Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Summary).Order(StringComparer.Ordinal).ToList();
                var theirs = ConfigurationStep.Errors(step.Validation).Select(error => (string)error["summary"]!).Order(StringComparer.Ordinal).ToList();
                refused++;
                same += ours.SequenceEqual(theirs) ? 1 : 0;
                if (!ours.SequenceEqual(theirs))
                {
                    differences.Add($"{recorded.Id}: terraform [{string.Join("; ", theirs)}], we [{string.Join("; ", ours)}]");
                }
            }
        }

        TestContext.Out.WriteLine($"summaries of all errors equal: {same} of {refused}\n{string.Join('\n', differences)}");
        ((double)same / refused).Should().BeGreaterThan(0.7);
    }
}
