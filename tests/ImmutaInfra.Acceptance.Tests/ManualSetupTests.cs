using System.Security.Cryptography;
using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A set-up by hand, as <c>docs/manual-setup.md</c> tells it, and what a deletion needs.</summary>
public sealed class ManualSetupTests
{
    private const string Redshift = """
        resource "immuta_redshift_integration" "warehouse" {
          auto_bootstrap      = false
          host                = "rs.example.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "userPassword"
          username            = "immuta_system"
          password            = "hunter22-secret"
        }
        """;

    private const string Address = "immuta_redshift_integration.warehouse";

    [Test]
    public async Task Redshift_is_set_up_changed_and_taken_down_by_hand()
    {
        await using var place = await Workplace.StartAsync(Redshift);
        var plan = (await place.RunAsync("plan")).Ended(0);
        plan.Screen.Should().Contain("IMI6273").And.Contain("\"initial-create\"").And.Contain("immutainfra scripts");

        (await place.RunAsync("scripts", Address, "--out", "scripts")).Ended(0).Output.Should().Contain("1-initial-create.sql");
        var (files, digest) = ScriptsIn(place, "scripts");
        files.Should().Equal("1-initial-create.sql", "2-create.sql");
        plan.Screen.Should().Contain(digest, "the plan and the files speak of the same");
        var page = File.ReadAllText(Path.Combine(place.Folder, "scripts", "README.md"));
        page.Should().Contain("1. `1-initial-create.sql` in database dev on rs.example.com").And.Contain("2. `2-create.sql` in database immuta").And.Contain(digest);

        place.Edit("main.tf", "auto_bootstrap      = false", $"auto_bootstrap      = false\n  script_digest       = \"{digest}\"");
        (await place.RunAsync("plan")).Ended(0).Screen.Should().NotContain("IMI6273").And.NotContain("IMI6274");
        await place.ApplyAsync();
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("No changes.");

        place.Edit("main.tf", "hunter22-secret", "hunter33-secret");
        (await place.RunAsync("plan")).Ended(0).Screen.Should().Contain("IMI6274").And.Contain("will refuse it");
        (await place.RunAsync("apply", "--yes")).Ended(1).Screen.Should().Contain("IMI6274");
        place.Writes.Should().NotContain(write => write.StartsWith("PUT", StringComparison.Ordinal));

        (await place.RunAsync("scripts", Address, "--out", "edit")).Ended(0);
        var (edited, newDigest) = ScriptsIn(place, "edit");
        edited.Should().Equal("1-edit.sql");
        place.Edit("main.tf", digest, newDigest);
        await place.ApplyAsync();

        (await place.RunAsync("plan", "--destroy")).Screen.Should().NotContain("IMI9001");
        (await place.RunAsync("scripts", Address, "--phase", "delete")).Ended(0).Output.Should().Contain("delete");
        (await place.RunAsync("destroy", "--yes")).Ended(0).Screen.Should().Contain("IMI6278");
        (await place.ListAsync()).Should().BeEmpty();
    }

    /// <summary>The page's own words: its configuration, its commands, its warnings.</summary>
    [Test]
    public async Task Snowflake_is_set_up_changed_and_taken_down_by_hand()
    {
        const string Snowflake = "immuta_snowflake_integration.analytics";
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "manual-setup.md"));
        var blocks = page.Split("```hcl\n").Skip(1).Select(block => block.Split("```")[0]).ToList();
        var variable = blocks[0][..blocks[0].IndexOf("resource ", StringComparison.Ordinal)];
        await using var place = await Workplace.StartAsync(variable + blocks.Single(block => block.Contains("immuta_snowflake_integration", StringComparison.Ordinal)));
        place.Variables["TF_VAR_password"] = "hunter22-secret";

        var plan = (await place.RunAsync("plan")).Ended(0);
        plan.Screen.Should().Contain("IMI6273").And.Contain("\"create\"").And.NotContain("initial-create");
        page.Should().Contain($"immutainfra scripts {Snowflake} --out scripts");
        (await place.RunAsync("scripts", Snowflake, "--out", "scripts")).Ended(0);
        var (files, digest) = ScriptsIn(place, "scripts");
        files.Should().Equal("1-create.sql");
        plan.Screen.Should().Contain(digest);
        File.ReadAllText(Path.Combine(place.Folder, "scripts", "README.md")).Should().Contain("`1-create.sql` in acme.snowflakecomputing.com").And.Contain(digest);

        place.Edit("main.tf", "auto_bootstrap      = false", $"auto_bootstrap      = false\n  script_digest       = \"{digest}\"");
        (await place.RunAsync("plan")).Ended(0).Screen.Should().NotContain("IMI6273").And.NotContain("IMI6274");
        await place.ApplyAsync();
        ((string)(await place.FindAsync("Snowflake"))["status"]!).Should().Be("enabled");
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("No changes.");

        place.Edit("main.tf", "\"GOVERNANCE\"", "\"LARGE\"");
        (await place.RunAsync("plan")).Ended(0).Screen.Should().Contain("IMI6274");
        (await place.RunAsync("apply", "--yes")).Ended(1).Screen.Should().Contain("IMI6274");
        (await place.RunAsync("scripts", Snowflake, "--out", "edit")).Ended(0);
        var (edited, newDigest) = ScriptsIn(place, "edit");
        edited.Should().Equal("1-edit.sql");
        place.Edit("main.tf", digest, newDigest);
        await place.ApplyAsync();
        ((string)(await place.FindAsync("Snowflake")).SelectToken("config.warehouse")!).Should().Be("LARGE");

        (await place.RunAsync("scripts", Snowflake, "--phase", "delete", "--out", "delete")).Ended(0);
        ScriptsIn(place, "delete").Files.Should().Equal("1-delete.sql");
        (await place.RunAsync("destroy", "--yes")).Ended(0).Screen.Should().Contain("IMI6278");
        (await place.ListAsync()).Should().BeEmpty();
        place.Files().Should().OnlyContain(file => file.Path.EndsWith(".sql", StringComparison.Ordinal) || !file.Text.Contains("hunter22-secret", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_replacement_with_stale_scripts_is_refused_before_anything_is_deleted()
    {
        const string Dependent = """
            resource "immuta_snowflake_integration" "analytics" {
              host                = "acme.snowflakecomputing.com"
              warehouse           = "GOVERNANCE"
              database            = "IMMUTA"
              authentication_type = "userPassword"
              username            = "IMMUTA_SYSTEM"
              password            = "hunter22-secret"
              auto_bootstrap      = false
              depends_on          = [immuta_redshift_integration.warehouse]
            }
            """;
        await using var place = await Workplace.StartAsync(Redshift + "\n" + Dependent);
        var digest = await AttestedDigestAsync(place, "scripts");
        place.Edit("main.tf", "initial_database", $"script_digest       = \"{digest}\"\n  initial_database");
        await place.ApplyAsync();
        var before = await place.IdOfAsync("Redshift");
        place.Edit("main.tf", "\"dev\"", "\"other\"");
        place.Edit("main.tf", "acme.snowflake", "globex.snowflake");

        (await place.RunAsync("plan", "--out", "saved")).Ended(0).Screen.Should().Contain("IMI6274").And.Contain("will refuse it");
        (await place.RunAsync("apply", "--yes")).Ended(1).Screen.Should().Contain("IMI6274").And.Contain("Nothing was done.").And.Contain("0 destroyed");
        (await place.RunAsync("apply", "saved", "--yes")).Ended(1);

        place.Writes.Should().NotContain(write => write.StartsWith("DELETE", StringComparison.Ordinal), "what is replaced with it stays, too");
        (await place.IdOfAsync("Redshift")).Should().Be(before);
    }

    [Test]
    public async Task Scripts_that_a_plan_cannot_know_are_compared_before_anything_is_deleted()
    {
        await using var place = await Workplace.StartAsync(Redshift + """

            resource "terraform_data" "edition" {
              triggers_replace = "first"
            }
            """);
        var digest = await AttestedDigestAsync(place, "scripts");
        place.Edit("main.tf", "authentication_type", $"script_digest       = \"{digest}\"\n  authentication_type");
        await place.ApplyAsync();
        place.Edit("main.tf", "\"dev\"", "\"dev-${terraform_data.edition.id}\"");
        place.Edit("main.tf", "\"first\"", "\"second\"");

        (await place.RunAsync("plan")).Ended(0).Screen.Should().Contain("SHA-256 cannot be told");
        (await place.RunAsync("apply", "--yes")).Ended(1).Screen.Should().Contain("IMI6274").And.Contain("Nothing was done.");

        place.Writes.Should().NotContain(write => write.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Test]
    public async Task Nothing_is_deleted_where_immuta_cannot_be_asked_for_what_is_attested()
    {
        await using var place = await Workplace.StartAsync(Redshift);
        var digest = await AttestedDigestAsync(place, "scripts");
        place.Edit("main.tf", "authentication_type", $"script_digest       = \"{digest}\"\n  authentication_type");
        await place.ApplyAsync();
        place.Edit("main.tf", "\"dev\"", "\"other\"");
        place.Immuta.SetRules(new FaultRule { Path = "/integrations/scripts/*", Status = 403 });

        (await place.RunAsync("apply", "--yes")).Ended(1).Screen.Should().Contain("IMI5403");

        place.Writes.Should().NotContain(write => write.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Test]
    public async Task What_the_scripts_of_a_replacement_attest_is_what_the_plan_wants()
    {
        await using var place = await Workplace.StartAsync(Redshift);
        var digest = await AttestedDigestAsync(place, "scripts");
        place.Edit("main.tf", "authentication_type", $"script_digest       = \"{digest}\"\n  authentication_type");
        await place.ApplyAsync();
        var before = await place.IdOfAsync("Redshift");
        place.Edit("main.tf", "\"dev\"", "\"other\"");
        place.Edit("main.tf", "rs.example.com", "rs2.example.com");

        var wanted = await AttestedDigestAsync(place, "scripts");
        var written = (await place.RunAsync("scripts", Address, "--out", "scripts")).Ended(0).Output;
        var json = JObject.Parse((await place.RunAsync("scripts", Address, "--json")).Ended(0).Output);

        ScriptsIn(place, "scripts").Files.Should().Equal("1-delete.sql", "2-initial-create.sql", "3-create.sql");
        written.Should().StartWith($"SHA-256 {wanted}");
        ((string?)json["sha256"]).Should().Be(wanted);
        json["scripts"]!.Select(script => (bool)script["attested"]!).Should().Equal(false, true, true);
        var page = File.ReadAllText(Path.Combine(place.Folder, "scripts", "README.md"));
        page.Should().Contain("1. `1-delete.sql` in database immuta on rs.example.com\n").And.Contain("2. `2-initial-create.sql` in database other on rs2.example.com\n")
            .And.Contain("`cat 2-initial-create.sql 3-create.sql | sha256sum`");
        place.Edit("main.tf", digest, wanted);
        (await place.RunAsync("plan")).Ended(0).Screen.Should().NotContain("IMI6273").And.NotContain("IMI6274");
        await place.ApplyAsync();
        (await place.IdOfAsync("Redshift")).Should().NotBe(before);
    }

    [Test]
    public async Task A_part_of_the_scripts_is_not_offered_to_be_attested()
    {
        await using var place = await Workplace.StartAsync(Redshift);

        var run = (await place.RunAsync("scripts", Address, "--phase", "create", "--out", "scripts")).Ended(0);

        run.Output.Should().NotContain("SHA-256");
        File.ReadAllText(Path.Combine(place.Folder, "scripts", "README.md")).Should().NotContain("script_digest").And.NotContain("immutainfra apply");
        JObject.Parse((await place.RunAsync("scripts", Address, "--phase", "create", "--json")).Ended(0).Output)["sha256"]!.Type.Should().Be(JTokenType.Null);
    }

    [Test]
    public async Task The_script_of_a_deletion_takes_no_other_script_away()
    {
        await using var place = await Workplace.StartAsync(Redshift);
        await place.ApplyAsync();
        place.Edit("main.tf", "\"dev\"", "\"other\"");
        var hints = (await place.RunAsync("plan")).Ended(0).Screen.Split('\n').Select(line => line.Trim())
            .Where(line => line.StartsWith("immutainfra scripts", StringComparison.Ordinal)).ToList();

        foreach (var hint in hints)
        {
            (await place.RunAsync(hint.Split(' ')[1..])).Ended(0).Error.Should().NotContain("Removed");
        }

        hints.Should().HaveCount(2);
        ScriptsIn(place, "scripts").Files.Should().Contain("3-create.sql");
        ScriptsIn(place, "scripts/delete").Files.Should().Equal("1-delete.sql");
    }

    [Test]
    public async Task Scripts_are_for_their_owner_alone_and_their_secrets_nowhere_else()
    {
        await using var place = await Workplace.StartAsync(Redshift);

        var run = (await place.RunAsync("scripts", Address, "--out", "scripts", "--log-level", "trace")).Ended(0);

        run.Screen.Should().NotContain("hunter22-secret");
        foreach (var file in Directory.GetFiles(Path.Combine(place.Folder, "scripts")))
        {
            ExpectPrivate(file);
        }
    }

    [Test]
    public async Task Both_scripts_that_clean_Synapse_come_in_their_order()
    {
        await using var place = await Workplace.StartAsync("""
            resource "immuta_azure_synapse_integration" "reporting" {
              auto_bootstrap      = false
              host                = "acme.sql.azuresynapse.net"
              database            = "dw"
              schema              = "immuta"
              authentication_type = "userPassword"
              username            = "immuta_system"
              password            = "hunter22-secret"
            }
            """);

        (await place.RunAsync("scripts", "immuta_azure_synapse_integration.reporting", "--phase", "cleanup", "--out", "cleanup")).Ended(0);

        ScriptsIn(place, "cleanup").Files.Should().Equal("1-cleanup.sql", "2-post-cleanup.sql");
    }

    [Test]
    public async Task Scripts_can_be_piped_and_read_by_programs()
    {
        await using var place = await Workplace.StartAsync(Redshift);

        var piped = (await place.RunAsync("scripts", Address, "--phase", "create")).Ended(0);
        var json = JObject.Parse((await place.RunAsync("scripts", Address, "--json")).Ended(0).Output);

        piped.Output.Should().Be((string)json["scripts"]![1]!["text"]!);
        piped.Error.Should().Contain("run it in database immuta on rs.example.com");
        json["scripts"]!.Select(script => (string)script["phase"]!).Should().Equal("initial-create", "create");
    }

    [Test]
    public async Task Several_scripts_on_one_screen_say_where_each_begins_and_belongs()
    {
        await using var place = await Workplace.StartAsync(Redshift);

        var piped = (await place.RunAsync("scripts", Address)).Ended(0);
        var json = JObject.Parse((await place.RunAsync("scripts", Address, "--json")).Ended(0).Output);

        var texts = json["scripts"]!.Select(script => (string)script["text"]!).ToList();
        piped.Output.Should().Be(
            $"-- initial-create: run in database dev on rs.example.com\n{texts[0]}-- create: run in database immuta on rs.example.com\n{texts[1]}");
    }

    [TestCase("immuta_redshift_integration.other", null, "IMI1961")]
    [TestCase(Address, "post-cleanup", "IMI1963")]
    [TestCase(Address, "edit", "IMI1960")]
    public async Task Scripts_that_there_are_not_are_explained(string address, string? phase, string code)
    {
        await using var place = await Workplace.StartAsync(Redshift);

        string[] words = phase is null ? ["scripts", address] : ["scripts", address, "--phase", phase];
        (await place.RunAsync(words)).Ended(1).Screen.Should().Contain(code);
    }

    [Test]
    public async Task A_plan_goes_on_where_immuta_cannot_be_asked_for_scripts()
    {
        await using var place = await Workplace.StartAsync(Redshift);
        place.Immuta.SetRules(new FaultRule { Path = "/integrations/scripts/*", Status = 403 });

        (await place.RunAsync("plan")).Ended(0).Screen.Should().Contain("IMI6273").And.Contain("SHA-256 cannot be told");
    }

    [Test]
    public async Task A_plan_says_what_a_forced_deletion_leaves_behind()
    {
        await using var place = await Workplace.StartAsync(Automatic("force_disable = true"));
        await place.ApplyAsync();
        place.Write("main.tf", """output "nothing" { value = 1 }""");

        var plan = (await place.RunAsync("plan")).Ended(0);

        plan.Screen.Should().Contain("IMI6277").And.Contain("--phase cleanup");
    }

    [Test]
    public async Task A_deletion_without_credentials_fails_while_it_is_only_a_plan()
    {
        await using var place = await Workplace.StartAsync(Automatic(""));
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Redshift");
        Directory.Delete(Path.Combine(place.Folder, ".immutainfra"), recursive: true);
        place.Write("main.tf", """resource "immuta_redshift_integration" "warehouse" {}""");
        (await place.RunAsync("import", Address, id)).Ended(0);

        (await place.RunAsync("destroy", "--yes")).Ended(1).Screen.Should().Contain("IMI6279");
        place.Writes.Should().NotContain(write => write.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_dry_run_of_a_deletion_fails_the_plan()
    {
        await using var place = await Workplace.StartAsync(Automatic(""));
        await place.ApplyAsync();
        place.Variables["IMMUTA_PREVIEW_VALIDATION"] = "server";
        (await place.RunAsync("plan", "--target", Address)).Ended(0);
        place.Immuta.SetRules(new FaultRule { Method = "DELETE", FailTests = [new("Initial validation: basic connection test", "no way in")] });
        place.Write("main.tf", """output "nothing" { value = 1 }""");

        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("IMI6259").And.Contain("no way in");
    }

    [Test]
    public async Task A_new_key_is_shown_once_and_kept_as_a_secret()
    {
        await using var place = await Workplace.StartAsync("""resource "immuta_trino_integration" "starburst" {}""");
        await place.ApplyAsync();
        const string Trino = "immuta_trino_integration.starburst";
        (await place.RunAsync("rotate-key", Trino)).Ended(1).Screen.Should().Contain("IMI1930");

        var key = (await place.RunAsync("rotate-key", Trino, "--yes")).Ended(0).Output.Trim();

        key.Should().NotBeEmpty().And.NotContain(" ");
        place.Files().Should().OnlyContain(file => !file.Text.Contains(key, StringComparison.Ordinal));
        (await place.RunAsync("state", "show", Trino, "--show-secrets")).Ended(0).Output.Should().Contain(key);
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("No changes.");

        (await place.RunAsync("rotate-key", Trino, "--yes", "--out", "trino.key")).Ended(0).Screen.Should().NotContain(key);
        File.ReadAllText(Path.Combine(place.Folder, "trino.key")).Trim().Should().NotBe(key);
        ExpectPrivate(Path.Combine(place.Folder, "trino.key"));
    }

    [Test]
    public async Task A_new_key_does_not_overwrite_the_file_of_another()
    {
        await using var place = await Workplace.StartAsync("""resource "immuta_trino_integration" "starburst" {}""");
        await place.ApplyAsync();
        place.Write("trino.key", "the key of another cluster");
        var asked = place.Immuta.Requests.Count;

        (await place.RunAsync("rotate-key", "immuta_trino_integration.starburst", "--yes", "--out", "trino.key")).Ended(1).Error.Should().Contain("IMI1927");

        File.ReadAllText(Path.Combine(place.Folder, "trino.key")).Should().Be("the key of another cluster");
        place.Immuta.Requests.Should().HaveCount(asked, "the present key still works");
    }

    [Test]
    public async Task Only_trino_has_a_key_to_rotate()
    {
        await using var place = await Workplace.StartAsync(Automatic(""));
        await place.ApplyAsync();

        (await place.RunAsync("rotate-key", Address, "--yes")).Ended(1).Screen.Should().Contain("IMI6280");
    }

    [Test]
    public async Task A_data_source_finds_an_integration_by_its_type_and_host()
    {
        await using var place = await Workplace.StartAsync(Automatic(""));
        await place.ApplyAsync();
        place.Write("more.tf", """
            data "immuta_integration" "there" {
              type = "Redshift"
              host = "RS.example.com"
            }
            output "found" { value = data.immuta_integration.there.integration_id }
            """);

        await place.ApplyAsync();

        (await place.RunAsync("output", "--raw", "found")).Ended(0).Output.Trim().Should().Be(await place.IdOfAsync("Redshift"));
        place.Edit("more.tf", "RS.example.com", "elsewhere.example.com");
        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("IMI6276");
    }

    [Test]
    public async Task A_folder_holds_the_scripts_of_one_phase_and_says_what_comes_after_them()
    {
        await using var place = await Workplace.StartAsync(Redshift);
        (await place.RunAsync("scripts", Address, "--out", "scripts", "--stack", "dev")).Ended(0);
        var page = Path.Combine(place.Folder, "scripts", "README.md");
        File.ReadAllText(page).Should().Contain("\n    immutainfra apply --stack dev\n").And.Contain("script_digest");
        await place.ApplyAsync();
        File.WriteAllText(Path.Combine(place.Folder, "scripts", "notes.sql"), "-- mine");

        var run = (await place.RunAsync("scripts", Address, "--phase", "delete", "--out", "scripts")).Ended(0);

        ScriptsIn(place, "scripts").Files.Should().Equal("1-delete.sql", "notes.sql");
        run.Error.Should().Contain("Removed scripts/1-initial-create.sql").And.Contain("Removed scripts/2-create.sql").And.NotContain("notes.sql");
        File.ReadAllText(page).Should().Contain($"\n    immutainfra destroy --target {Address}\n").And.NotContain("script_digest").And.NotContain("immutainfra apply");
        (await place.RunAsync("scripts", Address, "--phase", "delete", "--out", "scripts")).Ended(0).Error.Should().NotContain("Removed");
        (await place.RunAsync("scripts", Address, "--phase", "cleanup", "--out", "scripts")).Ended(0);
        File.ReadAllText(page).Should().NotContain("immutainfra ").And.NotContain("script_digest");
    }

    [TestCase("scripts/1-initial-create.sql")]
    [TestCase("scripts/README.md")]
    public async Task Scripts_go_over_nothing_that_somebody_else_has_written(string file)
    {
        await using var place = await Workplace.StartAsync(Redshift);
        (await place.RunAsync("scripts", Address, "--out", "scripts")).Ended(0);
        place.Write(file, "what I made of it");

        (await place.RunAsync("scripts", Address, "--phase", "create", "--out", "scripts")).Ended(1).Error.Should().Contain("IMI1924").And.Contain(file);

        File.ReadAllText(Path.Combine(place.Folder, file)).Should().Be("what I made of it");
        File.Exists(Path.Combine(place.Folder, "scripts", "2-create.sql")).Should().BeTrue();
        File.Exists(Path.Combine(place.Folder, "scripts", "1-create.sql")).Should().BeFalse();
    }

    /// <summary>Has the scripts written and reads from their page what to attest.</summary>
    private static async Task<string> AttestedDigestAsync(Workplace place, string folder)
    {
        (await place.RunAsync("scripts", Address, "--out", folder)).Ended(0);
        return File.ReadLines(Path.Combine(place.Folder, folder, "README.md")).Select(line => line.Trim()).Single(line => line.Length == 64);
    }

    private static void ExpectPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static string Automatic(string more) => Redshift.Replace("= false", "= true\n" + more, StringComparison.Ordinal);

    private static (IReadOnlyList<string> Files, string Digest) ScriptsIn(Workplace place, string folder)
    {
        var files = Directory.GetFiles(Path.Combine(place.Folder, folder), "*.sql").Order(StringComparer.Ordinal).ToList();
        var digest = Convert.ToHexStringLower(SHA256.HashData([.. files.SelectMany(File.ReadAllBytes)]));
        return ([.. files.Select(file => Path.GetFileName(file))], digest);
    }
}
