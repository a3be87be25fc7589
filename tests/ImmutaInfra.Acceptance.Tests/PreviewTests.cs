using ImmutaInfra.Reporting.Tests.PullRequests;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A reviewer reads the plan in the pull request, and what was reviewed is applied.</summary>
public sealed class PreviewTests
{
    private const string Two = Given.Provider + Given.Redshift + Given.S3;

    [Test]
    public async Task The_comment_follows_the_pull_request_and_what_it_shows_is_applied()
    {
        await using var place = await Workplace.StartAsync(Two);
        await using var github = new GitHubServer { IsApp = true };
        await github.StartAsync();
        github.Talk(30);
        foreach (var (name, value) in github.Variables)
        {
            place.Variables[name] = value;
        }

        (await place.RunAsync("preview", "--comment", "github")).Ended(0).Screen.Should().Contain("Comment created: https://github.example/").And.NotContain("planted");
        (await place.RunAsync("preview", "--comment", "github", "--detailed-exitcode")).Ended(2).Error.Should().Contain("Comment unchanged", "the time stands still here");
        var comment = github.Ours("<!-- immutainfra:preview tenant/dev -->").Should().ContainSingle().Subject.Body;

        comment.Should().Contain("2 to add").And.Contain("What is there was read from Immuta").And.NotContain("planted");
        (await place.RunAsync("apply", "--yes", "--expect-digest", DigestIn(comment))).Ended(0).Output.Should().Contain("2 added");
        (await place.RunAsync("apply", "--yes", "--expect-digest", DigestIn(comment))).Ended(1).Error.Should().Contain("IMI1971");
    }

    [Test]
    public async Task A_plan_that_changes_behind_the_review_is_refused_and_nothing_is_done()
    {
        await using var place = await Workplace.StartAsync(Two);
        await place.ApplyAsync();
        place.Edit("main.tf", "immuta_setup", "immuta_admin");
        var digest = (string)JObject.Parse((await place.RunAsync("preview", "--json")).Ended(0).Output)["digest"]!;
        place.Edit("main.tf", "immuta_admin", "somebody_else");
        var writes = place.Writes.Length;

        var run = await place.RunAsync("apply", "--yes", "--expect-digest", digest);

        run.Ended(1).Error.Should().Contain("IMI1971");
        place.Writes.Should().HaveCount(writes);
        place.Edit("main.tf", "somebody_else", "immuta_admin");
        (await place.RunAsync("apply", "--yes", "--expect-digest", digest)).Ended(0).Output.Should().Contain("1 changed");
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task A_build_of_a_fork_plans_without_a_key_and_says_so(string? key)
    {
        await using var place = await Workplace.StartAsync(Two);
        await place.ApplyAsync();
        place.Edit("main.tf", "finance.redshift", "sales.redshift");
        place.Variables.Remove("IMMUTA_API_KEY");
        if (key is not null)
        {
            place.Variables["IMMUTA_API_KEY"] = key;
        }

        var asked = place.Immuta.Requests.Count;
        var run = await place.RunAsync("preview", "--comment", "stdout");

        run.Ended(0).Output.Should().Contain("Local checks only").And.Contain("1 to replace").And.NotContain("planted");
        place.Immuta.Requests.Should().HaveCount(asked, "nobody is asked");
    }

    [Test]
    public async Task A_build_of_a_fork_still_finds_mistakes()
    {
        await using var place = await Workplace.StartAsync(Two);
        place.Variables.Remove("IMMUTA_API_KEY");
        place.Variables.Remove("IMMUTA_BASE_URL");
        place.Edit("main.tf", "initial_database", "initial_databse");

        (await place.RunAsync("preview", "--comment", "stdout")).Ended(1).Output.Should().Contain("the plan failed").And.Contain("is not expected here").And.Contain("main.tf:").And.NotContain("read from Immuta");
    }

    [Test]
    public async Task Without_the_passphrase_and_variables_the_configuration_alone_is_checked()
    {
        await using var place = await Workplace.StartAsync(Two);
        await place.ApplyAsync();
        place.Write("variables.tf", "variable \"password\" {\n  type      = string\n  sensitive = true\n}\n");
        place.Edit("main.tf", "\"planted-redshift-password\"", "var.password");
        place.Variables.Remove("IMMUTA_API_KEY");
        place.Variables["PULUMI_CONFIG_PASSPHRASE"] = "";

        var run = await place.RunAsync("preview", "--comment", "stdout");

        run.Ended(0).Output.Should().Contain("nothing was planned").And.Contain("Local checks only").And.Contain("password");
    }

    [Test]
    public async Task With_a_key_a_missing_variable_is_an_error()
    {
        await using var place = await Workplace.StartAsync(Two);
        place.Write("variables.tf", "variable \"password\" {\n  type      = string\n  sensitive = true\n}\n");

        (await place.RunAsync("preview", "--comment", "stdout")).Ended(1).Output.Should().Contain("the plan failed").And.Contain("password");
    }

    [Test]
    public async Task The_kind_of_checks_is_told()
    {
        await using var place = await Workplace.StartAsync(Given.Provider.Replace("provider \"immuta\" {}", "provider \"immuta\" {\n  preview_validation = \"server\"\n}", StringComparison.Ordinal) + Given.S3);

        (await place.RunAsync("preview", "--comment", "stdout")).Ended(0).Output.Should().Contain("by this program and by Immuta's dry run");
        (await place.RunAsync("preview", "--comment", "stdout", "--refresh", "false")).Ended(0).Output.Should().Contain("Local checks only");
    }

    private static string DigestIn(string comment)
    {
        const string Head = "<!-- immutainfra:digest ";
        var start = comment.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        return comment[start..comment.IndexOf(" -->", start, StringComparison.Ordinal)];
    }
}
