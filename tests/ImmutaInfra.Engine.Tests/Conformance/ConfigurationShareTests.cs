using System.Text.RegularExpressions;
using ImmutaInfra.Engine.Planning;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>How much of the shared corpus passes, in one figure; what single cases lack their own tests say.</summary>
internal sealed partial class ConfigurationShareTests
{
    [Test]
    public async Task At_least_98_in_100_configurations_of_the_corpus_pass()
    {
        var (all, passed, changes, reasons, replacing, paths) = (0, 0, 0, 0, 0, 0);
        var failed = new List<string>();
        foreach (var @case in ConfigurationCorpus.In("configs"))
        {
            all++;
            try
            {
                for (var index = 0; index < @case.Steps.Count; index++)
                {
                    await ConfigurationValidationTests.ValidateAsync(@case.Id, index);
                }

                if (!@case.Steps[0].IsRefused)
                {
                    await ConfigurationRunTests.RunAsync(@case, Count);
                }

                passed++;
            }
            catch (AssertionException)
            {
                failed.Add(@case.Id);
            }
        }

        TestContext.Out.WriteLine($"configurations: {passed} of {all}; action_reason: {reasons} of {changes}; replace_paths: {paths} of {replacing}; not: {string.Join(", ", failed)}");
        ((double)passed / all).Should().BeGreaterThanOrEqualTo(0.98);
        ((double)reasons / changes).Should().BeGreaterThanOrEqualTo(0.98);
        ((double)paths / Math.Max(replacing, 1)).Should().BeGreaterThanOrEqualTo(0.98);

        void Count(Plan plan, JToken recorded)
        {
            foreach (var change in plan.Changes)
            {
                if (recorded["resource_changes"]![change.Address.ToString()] is not { } theirs)
                {
                    continue;
                }

                changes++;
                reasons += Word(change.Reason) == ((string?)theirs["action_reason"] ?? "") ? 1 : 0;
                if (change.IsReplacement)
                {
                    replacing++;
                    var ours = change.Changes.Where(attribute => attribute.ReplaceReason is not null)
                        .Select(attribute => change.Schema!.Find(attribute.Path.Top)!.HclName);
                    paths += ours.SequenceEqual(theirs["replace_paths"]?.Select(path => (string)path[0]!) ?? []) ? 1 : 0;
                }
            }
        }
    }

    // Terraform's words are our names in another spelling.
    private static string Word(ActionReason reason) => reason == ActionReason.None
        ? ""
        : Capital().Replace(reason.ToString().Replace("Configuration", "Config", StringComparison.Ordinal), "_$0").TrimStart('_').ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
