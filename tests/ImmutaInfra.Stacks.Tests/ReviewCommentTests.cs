using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>The comment of the deploying program, which runs here as far as it calls nothing of Pulumi's.</summary>
internal sealed class ReviewCommentTests
{
    private const string Preview = """
        {
          "steps": [
            { "op": "create", "urn": "urn:pulumi:dev::tenant::pulumi:pulumi:Stack::tenant-dev" },
            {
              "op": "replace",
              "urn": "urn:pulumi:dev::tenant::immuta:index:SnowflakeIntegration::analytics",
              "oldState": { "inputs": { "host": "acme", "password": "[secret]" } },
              "newState": { "inputs": { "host": "acme-eu", "password": "[secret]" } },
              "detailedDiff": { "host": { "kind": "update-replace", "inputDiff": true } }
            }
          ],
          "changeSummary": { "create": 1, "replace": 1 }
        }
        """;

    [Test]
    public async Task A_preview_makes_the_comment_that_the_command_line_makes_of_it()
    {
        var (comment, _) = await PublishAsync(Preview);

        var schema = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema;
        var report = new PlanFileReader(schema.FindResource).Read("preview", Preview);
        Lasting(comment).Should().Be(Lasting(new PlanCommentView(65_000).Render(report)))
            .And.Contain(PlanCommentView.Marker("tenant/dev")).And.Contain("Immuta holds one Snowflake integration on each host");
    }

    [Test]
    public async Task A_preview_that_fails_says_so_in_the_same_comment()
    {
        dynamic failed = Activator.CreateInstance(CSharpProgramTests.DeployClass("FailedPreview"))!;
        failed.Add("warning", null, "an old plugin");
        ((bool)failed.HasErrors).Should().BeFalse();
        failed.Add("error", "urn:pulumi:dev::tenant::immuta:index:S3Integration::lake", "<{%fg 1%}>no such account<{%reset%}>");
        ((bool)failed.HasErrors).Should().BeTrue();

        var (comment, _) = await PublishAsync((string)failed.ToJson());

        comment.Should().Contain(PlanCommentView.Marker("tenant/dev")).And.Contain("no such account").And.Contain("an old plugin").And.NotContain("fg 1");
    }

    [TestCase("github", "preview", true)]
    [TestCase("azure-devops", "preview", true)]
    [TestCase("bitbucket", "preview", false)]
    [TestCase("github", "up", false)]
    public void Where_the_comment_goes_is_checked_before_anything_runs(string host, string operation, bool isRight)
    {
        var find = () => Find(operation, "--comment", host);

        if (isRight)
        {
            ((object?)find()).Should().NotBeNull();
        }
        else
        {
            find.Should().Throw<System.Reflection.TargetInvocationException>().WithInnerException<Exception>().Which.GetType().Name.Should().Be("UsageException");
        }
    }

    private static string Lasting(string comment) =>
        string.Join('\n', comment.Split('\n').Where(line => !line.Contains("commit", StringComparison.OrdinalIgnoreCase)));

    private static async Task<(string Output, string Error)> PublishAsync(string json)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        dynamic comment = Activator.CreateInstance(CSharpProgramTests.DeployClass("ReviewComment"), null, output, error)!;
        await (Task)comment.PublishAsync(json, "tenant", "dev", CancellationToken.None);
        return (output.ToString(), error.ToString());
    }

    private static object? Find(params string[] words)
    {
        var settings = CSharpProgramTests.DeployClass("DeploySettings").GetMethod("Read")!.Invoke(null, [words]);
        return CSharpProgramTests.DeployClass("ReviewComment").GetMethod("Find")!.Invoke(null, [settings, TextWriter.Null, TextWriter.Null]);
    }
}
