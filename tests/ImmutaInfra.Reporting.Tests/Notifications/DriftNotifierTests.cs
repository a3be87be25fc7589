using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Drift;
using ImmutaInfra.Reporting.Notifications;
using ImmutaInfra.Reporting.Tests.Drift;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Notifications;

public class DriftNotifierTests
{
    private readonly Dictionary<string, string> _environment = new() { ["IMMUTAINFRA_NOTIFY_SECRET"] = "shared", ["GITHUB_TOKEN"] = "ghs_token" };

    [Test]
    public async Task A_webhook_gets_the_report_signed()
    {
        await using var server = await NoticeServer.StartAsync();

        (await TellAsync($"{server.Address}/hook?key=secret")).Should().BeNull();

        var (line, body, headers) = server.Requests.Should().ContainSingle().Subject;
        line.Should().Be("POST /hook?key=secret");
        JObject.Parse(body)["counts"]!["missing"]!.Value<int>().Should().Be(1);
        headers[DriftNotifier.SignatureHeader].Should().Be(
            $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("shared"), Encoding.UTF8.GetBytes(body)))}");
    }

    [Test]
    public async Task Slack_gets_its_own_form_and_nobody_is_called()
    {
        await using var server = await NoticeServer.StartAsync();

        (await TellAsync($"slack+{server.Address}/services/T0")).Should().BeNull();

        var text = (string)JObject.Parse(server.Requests.Single().Body)["text"]!;
        text.Should().Contain("*missing* immuta_snowflake_integration.lake").And.NotContain("<script>").And.Contain("resolved: immuta_snowflake_integration.found-again");
        server.Requests.Single().Headers.Should().NotContainKey(DriftNotifier.SignatureHeader);
    }

    [Test]
    public async Task An_issue_is_opened_kept_up_to_date_and_closed()
    {
        await using var server = await NoticeServer.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            server.Issues.Add(new JObject { ["number"] = i + 1, ["body"] = $"About {DriftMarkdownView.Marker("shop/prod")}", ["state"] = "open" });
        }

        await TellGitHubAsync(server, isOver: false);
        await TellGitHubAsync(server, isOver: false);
        var afterTwo = server.Issues.Count;
        await TellGitHubAsync(server, isOver: true);
        await TellGitHubAsync(server, isOver: true);

        afterTwo.Should().Be(6);
        server.Issues.Should().HaveCount(6);
        ((string?)server.Issues[5]["state"]).Should().Be("closed");
        ((string?)server.Issues[5]["body"]).Should().StartWith(DriftMarkdownView.Marker("shop/prod"));
        server.Issues.Take(5).Should().OnlyContain(issue => (string?)issue["state"] == "open", "a quoted marker is none");
        server.Requests.Should().OnlyContain(request => request.Headers["Authorization"] == "Bearer ghs_token");
    }

    [TestCase(503, 3)]
    [TestCase(404, 1)]
    public async Task Who_cannot_be_told_is_a_warning_without_the_address(int status, int attempts)
    {
        await using var server = await NoticeServer.StartAsync();
        server.Status = _ => status;

        var problem = await TellAsync($"{server.Address}/hook/secret-path");

        problem!.Severity.Should().Be(Severity.Warning);
        problem.Code.Should().Be("IMI7101");
        problem.Detail.Should().Contain($"{status}").And.NotContain("secret-path");
        server.Requests.Should().HaveCount(attempts);
    }

    [Test]
    public async Task A_host_that_fails_for_a_moment_is_told_all_the_same()
    {
        await using var server = await NoticeServer.StartAsync();
        server.Status = attempt => attempt == 1 ? 502 : null;

        (await TellAsync($"{server.Address}/hook")).Should().BeNull();

        server.Requests.Select(request => request.Headers[DriftNotifier.DeliveryHeader]).Distinct().Should().ContainSingle();
    }

    [Test]
    public async Task Without_a_token_there_is_no_issue_and_a_hint()
    {
        _environment.Remove("GITHUB_TOKEN");
        await using var server = await NoticeServer.StartAsync();

        (await TellGitHubAsync(server, isOver: false))!.Code.Should().Be("IMI7102");

        server.Requests.Should().BeEmpty();
    }

    [TestCase("https://hooks.slack.com/services/T0/B0", NotificationKind.Slack)]
    [TestCase("slack+http://127.0.0.1/x", NotificationKind.Slack)]
    [TestCase("https://example.com/x", NotificationKind.Webhook)]
    [TestCase("github://acme/data", NotificationKind.GitHubIssue)]
    public void A_target_is_known_by_its_address(string text, NotificationKind kind)
    {
        NotificationTarget.TryParse(text, null, out var target).Should().BeTrue();

        target!.Kind.Should().Be(kind);
        target.ToString().Should().NotContain("/T0").And.NotContain("/x");
    }

    [TestCase("")]
    [TestCase("mailto:me@example.com")]
    [TestCase("github://acme")]
    [TestCase("github://acme/data/../other")]
    [TestCase("slack+hooks")]
    public void What_is_no_target_is_none(string text) => NotificationTarget.TryParse(text, null, out _).Should().BeFalse();

    private async Task<Diagnostic?> TellAsync(string address)
    {
        NotificationTarget.TryParse(address, null, out var target).Should().BeTrue();
        return await TellAsync(target!, isOver: false);
    }

    private async Task<Diagnostic?> TellGitHubAsync(NoticeServer server, bool isOver)
    {
        NotificationTarget.TryParse("github://acme/data", server.Address, out var target).Should().BeTrue();
        return await TellAsync(target!, isOver);
    }

    private async Task<Diagnostic?> TellAsync(NotificationTarget target, bool isOver)
    {
        using var http = new HttpClient();
        return await new DriftNotifier(http, new HurryingClock(), name => _environment.GetValueOrDefault(name))
            .TellAsync(target, SampleDrift.Make(isOver ? [] : SampleDrift.Findings).Report, isOver, _ => true, CancellationToken.None);
    }
}
