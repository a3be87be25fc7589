using ImmutaInfra.Reporting.PullRequests;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

public class CiJobTests
{
    [TestCase("""{"pull_request":{"number":7,"head":{"sha":"headsha"}}}""")]
    [TestCase("""{"issue":{"number":7,"pull_request":{}}}""")]
    [TestCase("""{"workflow_run":{"pull_requests":[{"number":7}]}}""")]
    public async Task The_number_of_a_pull_request_is_in_the_event(string text)
    {
        await using var server = new GitHubServer { IsApp = true };
        await server.StartAsync();
        var variables = server.Variables;
        variables["GITHUB_REF"] = "refs/heads/main";
        variables["GITHUB_EVENT_PATH"] = "event.json";
        using var http = new HttpClient();

        var receipt = await new CommentPublisher(http, new HandSetClock()).PublishAsync(
            PullRequestHost.GitHub, new CiJob(variables, file => file == "event.json" ? text : null), "demo/dev", _ => "<!-- immutainfra:preview demo/dev -->\nx");

        receipt.Outcome.Should().Be(CommentOutcome.Created);
    }

    [Test]
    public async Task The_token_of_an_app_finds_what_a_program_wrote()
    {
        await using var server = new GitHubServer { IsApp = true };
        await server.StartAsync();
        server.Add("mallory", "<!-- immutainfra:preview demo/dev -->\nfake");
        server.Add(server.Self, "<!-- immutainfra:preview demo/dev -->\nold");
        using var http = new HttpClient();

        await new CommentPublisher(http, new HandSetClock()).PublishAsync(
            PullRequestHost.GitHub, new CiJob(server.Variables, _ => null), "demo/dev", _ => "<!-- immutainfra:preview demo/dev -->\nnew");

        server.Comments.Select(comment => comment.Body[^4..]).Should().Equal("fake", "\nnew");
    }

    [TestCase("GITHUB_SHA=merge", "merge")]
    [TestCase("GITHUB_SHA=merge;GITHUB_EVENT_PATH=e", "headsha")]
    [TestCase("CI_COMMIT_SHA=c", "c")]
    [TestCase("BUILD_SOURCEVERSION=merge;SYSTEM_PULLREQUEST_SOURCECOMMITID=s", "s")]
    [TestCase("", null)]
    public void The_commit_is_the_one_that_people_see(string variables, string? commit) =>
        new CiJob(
            variables.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')).ToDictionary(parts => parts[0], parts => parts[1]),
            _ => """{"pull_request":{"number":7,"head":{"sha":"headsha"}}}""").Commit.Should().Be(commit);
}
