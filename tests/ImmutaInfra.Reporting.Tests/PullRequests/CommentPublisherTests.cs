using System.Globalization;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.PullRequests;
using ImmutaInfra.Reporting.Tests.Markdown;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

[TestFixture(PullRequestHost.GitHub)]
[TestFixture(PullRequestHost.GitLab)]
[TestFixture(PullRequestHost.AzureDevOps)]
public class CommentPublisherTests(PullRequestHost host)
{
    private const string Name = "demo/dev";

    private static readonly string Marker = PlanCommentView.Marker(Name);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private HurryingClock _clock = null!;
    private CommentServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new HurryingClock();
        _server = host switch
        {
            PullRequestHost.GitHub => new GitHubServer(),
            PullRequestHost.GitLab => new GitLabServer(),
            _ => new AzureDevOpsServer(),
        };
        await _server.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [OneTimeTearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task Ten_runs_leave_one_comment_among_250_others_and_it_says_the_last_plan()
    {
        _server.Talk(130);
        for (var run = 0; run < 10; run++)
        {
            var receipt = await PublishAsync(Text(run));
            receipt.Outcome.Should().Be(run == 0 ? CommentOutcome.Created : CommentOutcome.Updated);
            receipt.Hint.Should().BeNull();
            receipt.Url!.AbsoluteUri.Should().Contain("7");
            _server.Talk(12);
        }

        _server.Comments.Should().HaveCount(251);
        _server.Ours(Marker).Should().ContainSingle().Which.Body.Should().Be(Text(9));
        _server.Writes.Should().HaveCount(10);
    }

    [Test]
    public async Task A_comment_on_the_last_of_several_pages_is_found()
    {
        _server.Talk(250);
        _server.Add(_server.Self, Text(0));

        (await PublishAsync(Text(1))).Outcome.Should().Be(CommentOutcome.Updated);

        _server.Ours(Marker).Should().ContainSingle();
    }

    [Test]
    public async Task Two_stacks_have_two_comments()
    {
        for (var run = 0; run < 3; run++)
        {
            await PublishAsync(Text(run));
            await PublishAsync($"{PlanCommentView.Marker("demo/prod")}\n{run}", "demo/prod");
        }

        _server.Comments.Select(comment => comment.Body).Should().Equal(Text(2), $"{PlanCommentView.Marker("demo/prod")}\n2");
    }

    [Test]
    public async Task The_same_text_is_not_written_twice()
    {
        await PublishAsync(Text(0));

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Unchanged);

        _server.Writes.Should().ContainSingle();
    }

    [Test]
    public async Task A_marker_that_somebody_else_wrote_is_left_alone()
    {
        var other = _server.Add("mallory", $"{Marker}\nAll is well, just merge it.");

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Created);
        (await PublishAsync(Text(1))).Outcome.Should().Be(CommentOutcome.Updated);

        other.Body.Should().EndWith("just merge it.");
        _server.Comments[^1].Body.Should().Be(Text(1));
    }

    [Test]
    public async Task What_two_runs_at_once_have_doubled_is_tidied_up()
    {
        _server.Add(_server.Self, Text(0));
        _server.Add(_server.Self, Text(1));

        await PublishAsync(Text(2));

        _server.Ours(Marker).Should().ContainSingle().Which.Body.Should().Be(Text(2));
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(0)]
    public async Task A_server_that_stumbles_is_asked_again(int status)
    {
        _server.Fault = (_, number) => number is 1 or 2 ? new ServedFault(ServedAnswer.Failed(status, "Oops")) : null;

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Created);

        _server.Ours(Marker).Should().ContainSingle();
    }

    [TestCase(502)]
    [TestCase(0)]
    public async Task A_creation_whose_answer_was_lost_is_looked_for_and_not_repeated(int status)
    {
        var lost = 0;
        _server.Fault = (context, _) => context.Request.Method == "POST" && lost++ == 0 ? new ServedFault(ServedAnswer.Failed(status, "Oops"), IsAfter: true) : null;

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Unchanged);

        _server.Ours(Marker).Should().ContainSingle();
    }

    [Test]
    public async Task A_server_that_fails_time_and_again_is_an_error()
    {
        _server.Fault = (_, _) => new ServedFault(ServedAnswer.Failed(500, "planted-token is all I say"));

        var failure = await FailAsync();

        failure.Code.Should().Be("IMI7054");
        failure.Detail.Should().NotContain("planted");
    }

    [TestCase(429)]
    [TestCase(403)]
    public async Task A_limit_is_waited_for_as_long_as_the_host_says(int status)
    {
        _server.Fault = (_, number) => number == 1 ? new ServedFault(ServedAnswer.Failed(status, "You have exceeded a secondary rate limit", ("Retry-After", "37"))) : null;

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Created);

        _clock.Waits.Should().Contain(TimeSpan.FromSeconds(37));
    }

    [Test]
    public async Task A_limit_with_a_time_of_reset_is_waited_for()
    {
        var reset = _clock.GetUtcNow().AddSeconds(42).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _server.Fault = (_, number) => number == 1
            ? new ServedFault(ServedAnswer.Failed(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)))
            : null;

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Created);

        _clock.Waits.Should().Contain(wait => wait > TimeSpan.FromSeconds(41) && wait < TimeSpan.FromSeconds(45));
    }

    [Test]
    public async Task A_secondary_limit_that_names_no_time_is_waited_for_a_minute()
    {
        _server.Fault = (context, _) => context.Request.Method == "POST" && !_clock.Waits.Exists(wait => wait.TotalSeconds == 60)
            ? new ServedFault(ServedAnswer.Failed(403, "You have exceeded a secondary rate limit."))
            : null;

        (await PublishAsync(Text(0))).Outcome.Should().Be(CommentOutcome.Created);

        _server.Ours(Marker).Should().ContainSingle();
    }

    [Test]
    public async Task A_limit_of_hours_is_an_error_and_not_a_wait()
    {
        _server.Fault = (_, _) => new ServedFault(ServedAnswer.Failed(429, "Too many", ("Retry-After", "7200")));

        (await FailAsync()).Code.Should().Be("IMI7055");
    }

    [TestCase(401)]
    [TestCase(403)]
    [TestCase(404)]
    public async Task A_missing_right_is_a_hint_and_no_failure(int status)
    {
        _server.Fault = (_, _) => new ServedFault(ServedAnswer.Failed(status, "Resource not accessible by integration"));

        var receipt = await PublishAsync(Text(0));

        receipt.Outcome.Should().Be(CommentOutcome.NotAllowed);
        receipt.Hint!.Severity.Should().Be(Severity.Warning);
        receipt.Hint.Code.Should().Be("IMI7053");
        receipt.Hint.Hint.Should().NotBeEmpty();
        _server.Requests.Should().ContainSingle("what is refused is not asked for again");
    }

    [Test]
    public async Task A_right_to_read_alone_is_a_hint_too()
    {
        _server.Fault = (context, _) => context.Request.Method == "GET" ? null : new ServedFault(ServedAnswer.Failed(403, "Resource not accessible by integration"));

        (await PublishAsync(Text(0))).Hint!.Code.Should().Be("IMI7053");
    }

    [Test]
    public async Task A_token_that_is_missing_is_a_hint_without_a_request()
    {
        var variables = _server.Variables.Where(variable => !variable.Key.Contains("TOKEN", StringComparison.Ordinal)).ToDictionary();

        (await PublishAsync(Text(0), variables: variables)).Hint!.Code.Should().Be("IMI7052");

        _server.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_job_without_a_pull_request_is_told_so()
    {
        var variables = _server.Variables.Where(variable => variable.Key is not ("GITHUB_REF" or "CI_MERGE_REQUEST_IID" or "SYSTEM_PULLREQUEST_PULLREQUESTID")).ToDictionary();

        var receipt = await PublishAsync(Text(0), variables: variables);

        receipt.Outcome.Should().Be(CommentOutcome.NoPullRequest);
        receipt.Hint!.Code.Should().Be("IMI7051");
    }

    [Test]
    public async Task A_text_that_the_host_finds_too_long_is_made_shorter()
    {
        _server.LongestBody = host switch
        {
            PullRequestHost.GitHub => 50_000,
            PullRequestHost.GitLab => 800_000,
            _ => 100_000,
        };
        var report = PlanCommentViewTests.Large(2_000);

        var receipt = await new CommentPublisher(_http, _clock).PublishAsync(host, Job(_server.Variables), report.Name, longest => new PlanCommentView(longest).Render(report));

        receipt.Outcome.Should().Be(CommentOutcome.Created);
        _server.Comments.Should().ContainSingle().Which.Body.Length.Should().BeLessThanOrEqualTo(_server.LongestBody);
    }

    [Test]
    public async Task Anything_else_that_the_host_refuses_is_an_error()
    {
        _server.Fault = (context, _) => context.Request.Method == "POST" ? new ServedFault(ServedAnswer.Failed(422, "Validation Failed")) : null;

        var failure = await FailAsync();

        failure.Code.Should().Be("IMI7056");
        failure.Detail.Should().Contain("422").And.Contain("Validation Failed");
    }

    [Test]
    public async Task A_comment_that_somebody_takes_away_in_between_is_made_anew()
    {
        _server.Add(_server.Self, Text(0));
        _server.Fault = (context, _) => context.Request.Method is "PATCH" or "PUT" ? new ServedFault(ServedAnswer.Failed(404, "Not Found")) : null;

        (await PublishAsync(Text(1))).Outcome.Should().Be(CommentOutcome.Created);
    }

    [Test]
    public async Task A_place_that_has_moved_is_followed_on_the_same_server_only()
    {
        _server.Fault = (_, number) => number == 1 ? new ServedFault(ServedAnswer.Failed(301, "Moved", ("Location", "http://elsewhere.invalid/"))) : null;

        (await FailAsync()).Code.Should().Be("IMI7056", "the token is not sent elsewhere");
    }

    private static string Text(int run) => $"{Marker}\n### Run {run} äöü 🦊 <>&\"";

    private static CiJob Job(Dictionary<string, string> variables) => new(variables, _ => null);

    private Task<CommentReceipt> PublishAsync(string text, string name = Name, Dictionary<string, string>? variables = null) =>
        new CommentPublisher(_http, _clock).PublishAsync(host, Job(variables ?? _server.Variables), name, _ => text);

    private async Task<Diagnostic> FailAsync() =>
        (await ((Func<Task>)(() => PublishAsync(Text(0)))).Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Should().ContainSingle().Subject;
}
