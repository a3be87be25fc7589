using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

/// <summary>The commands that care for states and stacks: what they take, say and end with.</summary>
public class StateCommandTests
{
    private const string Address = "immuta_snowflake_integration.analytics";

    [TestCase("state rm " + Address, "Removed " + Address + ". It is still there; nothing manages it any more.\n")]
    [TestCase("state mv a.b a.c", "Move \"a.b\" to \"a.c\"\nSuccessfully moved 1 object(s).\n")]
    [TestCase("state mv a.b a.c --dry-run", "Would move \"a.b\" to \"a.c\"\n")]
    [TestCase("state mv -dry-run a.b a.c", "Would move \"a.b\" to \"a.c\"\n")]
    [TestCase("state verify", "The state is sound: 1 resource and 2 records of the stack and its providers, 1 secret opened.\n")]
    [TestCase("state unlock", "Nothing is locked.\n")]
    [TestCase("stack ls", "dev*\nprod\n")]
    [TestCase("stack ls --all", "demo/dev*\ndemo/prod\nother/dev\n")]
    [TestCase("stack new prod", "Made the stack prod. Use it with\n    --stack prod\n")]
    [TestCase("stack init prod", "Made the stack prod. Use it with\n    --stack prod\n")]
    [TestCase("stack rename trial prod", "Renamed the stack trial. Use it with\n    --stack prod\n")]
    [TestCase("stack rm prod", "Removed the stack prod. Its last state is kept as a backup.\n")]
    [TestCase("stack rm trial", "Removed the stack trial. Its last state is kept as a backup. Its settings stay in Pulumi.trial.yaml.\n")]
    public async Task What_was_done_is_said(string line, string expected)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync(line.Split(' '))).Should().Be(0, cli.Error);

        cli.Output.Should().Be(expected);
        cli.Error.Should().BeEmpty();
        cli.Engine.IsDisposed.Should().BeTrue();
    }

    [TestCase("state rm " + Address, """{"removed":["immuta_snowflake_integration.analytics"]}""")]
    [TestCase("state mv a.b a.c", """{"dry_run":false,"moved":[{"from":"a.b","to":"a.c"}]}""")]
    [TestCase("state mv a.b a.c --dry-run", """{"dry_run":true,"moved":[{"from":"a.b","to":"a.c"}]}""")]
    [TestCase("state copy x y", """{"resources":1,"runs":1}""")]
    [TestCase("state import state.json", """{"file":"state.json","replaced":true,"renamed_from":[]}""")]
    [TestCase("state import state.json --force", """{"file":"state.json","replaced":true,"renamed_from":["demo/trial"]}""")]
    [TestCase("state restore --from old", """{"backup":"old","written_at":"2026-03-01T12:00:00Z","resources":1,"before":"dev.json.bak"}""")]
    [TestCase("state unlock", """{"unlocked":[]}""")]
    [TestCase("stack new prod", """{"name":"prod","project":"demo"}""")]
    [TestCase("stack rename trial prod", """{"from":"trial","to":"prod"}""")]
    [TestCase("stack rm prod", """{"removed":"prod","kept_settings":null}""")]
    public async Task A_program_is_told_in_JSON(string line, string expected)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync([.. line.Split(' '), "--json"])).Should().Be(0, cli.Error);

        JToken.Parse(cli.Output).ToString(Newtonsoft.Json.Formatting.None).Should().Be(expected);
        cli.Error.Should().BeEmpty();
    }

    [Test]
    public async Task A_stack_is_renamed_with_its_settings_whatever_their_ending()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "pass";
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "Pulumi.yaml"), "name: demo\nruntime: hcl\n");
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "Pulumi.trial.yml"), "config:\n  demo:greeting: hello\n");
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "variable \"greeting\" { type = string }\noutput \"said\" { value = var.greeting }\n");
        (await cli.RunAsync("apply", "--yes", "--stack", "trial")).Should().Be(0, cli.Error);

        (await cli.RunAsync("stack", "rename", "trial", "prod")).Should().Be(0, cli.Error);

        (await cli.RunAsync("output", "--raw", "said", "--stack", "prod")).Should().Be(0, cli.Error);
        cli.Output.Should().Be("hello");
        File.Exists(Path.Combine(cli.Folder, "Pulumi.prod.yml")).Should().BeTrue();
        (await cli.RunAsync("stack", "ls")).Should().Be(0);
        cli.Output.Should().Be("prod\n");
    }

    [Test]
    public async Task A_missing_backup_is_told_with_those_there_are()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "pass";
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "resource \"terraform_data\" \"a\" {}\n");
        (await cli.RunAsync("apply", "--yes")).Should().Be(0, cli.Error);

        (await cli.RunAsync("state", "restore", "--from", "nope")).Should().Be(1);

        cli.Error.Should().Contain("IMI4148").And.MatchRegex(@"newest first:\n +\S*dev\.");
    }

    [TestCase("state list immuta_snowflake_integration.analytisc", "did you mean \"" + Address + "\"?")]
    [TestCase("state list module.nowhere", "immutainfra state list")]
    public async Task Listing_what_is_not_there_is_an_error(string line, string help)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync(line.Split(' '))).Should().Be(1);

        cli.Output.Should().BeEmpty();
        cli.Error.Should().Contain("IMI1914").And.Contain(help);
    }

    [TestCase("state rm", "IMI1907", "state rm immuta")]
    [TestCase("state rm immuta_snowflake_integration.analytisc", "IMI1914", "did you mean \"" + Address + "\"?")]
    [TestCase("state mv", "IMI1907", "state mv immuta")]
    [TestCase("state mv a.b", "IMI1907", "state mv immuta")]
    [TestCase("state copy x", "IMI1907", "state copy")]
    [TestCase("state verfiy", "IMI1901", "did you mean \"verify\"?")]
    [TestCase("state restore --form x", "IMI1902", "did you mean \"--from\"?")]
    [TestCase("state restore --list --from x", "IMI", "--list")]
    [TestCase("stack new", "IMI1907", "stack new prod")]
    [TestCase("stack rm", "IMI1907", "stack rm trial")]
    [TestCase("stack sl", "IMI1901", "did you mean \"ls\"?")]
    [TestCase("stack change-secrets-provider", "IMI1907", "--new-passphrase-file")]
    [TestCase("stack change-secrets-provider awskms://x", "IMI1907", "passphrase")]
    public async Task What_cannot_be_understood_says_what_would_be(string line, string code, string help)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync(line.Split(' '))).Should().Be(1);

        (cli.Output + cli.Error).Should().Contain(code).And.Contain(help);
    }

    [Test]
    public async Task A_damaged_state_ends_with_1_and_is_told_for_people_and_machines()
    {
        using var cli = new CliRun();
        cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI4101", "Damaged state", detail: "dev.json, line 3", hint: "go back with\n    immutainfra state restore"));

        (await cli.RunAsync("state", "verify")).Should().Be(1);
        cli.Output.Should().BeEmpty();
        cli.Error.Should().Contain("IMI4101").And.Contain("dev.json, line 3").And.Contain("\n      immutainfra state restore\n", "a command stands alone on its line");

        (await cli.RunAsync("state", "verify", "--json")).Should().Be(1);
        var json = JObject.Parse(cli.Output);
        ((bool)json["valid"]!).Should().BeFalse();
        ((string)json["diagnostics"]![0]!["summary"]!).Should().Be("Damaged state");
    }

    [Test]
    public async Task Lists_are_json_for_machines()
    {
        using var stacks = new CliRun();
        (await stacks.RunAsync("stack", "ls", "--json")).Should().Be(0);
        JToken.DeepEquals(JArray.Parse(stacks.Output)[0], JObject.Parse("""{"name":"dev","project":"demo","current":true}""")).Should().BeTrue(stacks.Output);

        using var resources = new CliRun();
        resources.Engine.IsThere = true;
        (await resources.RunAsync("state", "list", "--json")).Should().Be(0);
        ((string)JObject.Parse(resources.Output).SelectToken("values.root_module.resources[0].address")!).Should().Be(Address);
        resources.Output.Should().NotContain("hunter2");
    }

    [Test]
    public async Task Locks_that_are_taken_away_are_told_with_their_owners()
    {
        using var cli = new CliRun();
        cli.Engine.LockOwners = ["ann@elsewhere (process 7)"];

        (await cli.RunAsync("state", "unlock")).Should().Be(0);

        cli.Output.Should().Be("Took away the lock of ann@elsewhere (process 7).\n");
    }

    [Test]
    public async Task Backups_are_listed_for_people_and_machines()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("state", "restore", "--list")).Should().Be(0, cli.Error);

        cli.Output.Should().Be("""
            dev.json.bak  2026-03-01 12:00 UTC  3 resources
            dev.2.json                          damaged
            dev.10.json   2026-03-01 12:00 UTC  1 resource, as the state is now

            """);
        cli.Engine.RestoredFrom.Should().BeNull();
        using var machine = new CliRun();
        (await machine.RunAsync("state", "restore", "--list", "--json")).Should().Be(0, machine.Error);
        JToken.DeepEquals(JArray.Parse(machine.Output)[1], JObject.Parse("""{"name":"dev.2.json","written_at":null,"resources":null,"sound":false,"current":false}"""))
            .Should().BeTrue(machine.Output);
    }

    [TestCase("state restore", null)]
    [TestCase("state restore --from dev.123.json", "dev.123.json")]
    public async Task A_restored_backup_is_told_with_the_next_step(string line, string? from)
    {
        using var cli = new CliRun();

        (await cli.RunAsync(line.Split(' '))).Should().Be(0, cli.Error);

        cli.Engine.RestoredFrom.Should().Be(from);
        cli.Output.Should().StartWith($"Restored {from ?? "newest"} of 2026-03-01 12:00 UTC, with 1 resource.\n")
            .And.Contain("\n    immutainfra plan\n").And.Contain("\n    immutainfra state restore --from dev.json.bak\n").And.EndWith("\n    immutainfra state restore --list\n");
    }

    [TestCase(false, "state import state.json", "The state is imported.\n")]
    [TestCase(true, "state import state.json", "The state is imported. The one before is among the backups.\n")]
    [TestCase(false, "state import state.json --force", "The state is imported. What was of demo/trial is renamed to shop/prod.\n")]
    public async Task An_import_says_what_became_of_names_and_of_the_state_before(bool isThere, string line, string expected)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = isThere;

        (await cli.RunAsync(line.Split(' '))).Should().Be(0, cli.Error);

        cli.Output.Should().Be(expected);
    }

    [Test]
    public async Task Force_is_passed_on_only_where_it_is_given()
    {
        using var gentle = new CliRun();
        await gentle.RunAsync("state", "copy", "a", "b");
        gentle.Engine.Copied.Should().Be(("a", "b"));
        gentle.Engine.IsForced.Should().BeFalse();

        using var forced = new CliRun();
        await forced.RunAsync("stack", "rm", "prod", "--force");
        forced.Engine.IsForced.Should().BeTrue();
    }

    [Test]
    public async Task A_new_passphrase_comes_from_a_file_and_is_not_shown()
    {
        using var cli = new CliRun();
        var file = Path.Combine(cli.Folder, "new.txt");
        await File.WriteAllTextAsync(file, "planted phrase\n");

        (await cli.RunAsync("stack", "change-secrets-provider", "passphrase", "--new-passphrase-file", file)).Should().Be(0, cli.Error);

        cli.Engine.NewPassphrase.Should().Be("planted phrase");
        cli.Output.Should().StartWith("Encrypted 1 secret anew.");
        (cli.Output + cli.Error).Should().NotContain("planted").And.Contain("PULUMI_CONFIG_PASSPHRASE");
    }
}
