namespace ImmutaInfra.Acceptance.Tests;

/// <summary>Each mistake of the user's has its own message, exit code 1, and changes nothing.</summary>
public sealed class BadInputTests
{
    [Test]
    public async Task Every_mistake_of_a_file_is_told_at_once_with_place_and_caret_and_remedy()
    {
        await using var place = await Workplace.StartAsync("""
            provider "immuta" {}

            resource "immuta_snowflake_integration" "a" {
              hots      = "acme.snowflakecomputing.com"
              warehouse = var.missing
            }

            resource "immuta_snowflak_integration" "b" {
            }

            resource "immuta_redshift_integration" "c" {
              host                = upperr("x")
              database            = "immuta"
              authentication_type = "userPasword"
            }

            output "d" {
              value = immuta_trino_integration.nowhere.id
            }
            """);

        var run = await place.RunAsync("validate");

        run.Ended(1).Error
            .Should().Contain("did you mean \"host\"?").And.Contain("main.tf line 4")
            .And.Contain("\"missing\"").And.Contain("main.tf line 5")
            .And.Contain("did you mean \"immuta_snowflake_integration\"?").And.Contain("main.tf line 8")
            .And.Contain("upperr").And.Contain("main.tf line 12")
            .And.Contain("userPasword").And.Contain("main.tf line 14")
            .And.Contain("immuta_trino_integration").And.Contain("main.tf line 18")
            .And.Contain("^^^^");
        Directory.Exists(Path.Combine(place.Folder, ".immutainfra")).Should().BeFalse();
        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("did you mean \"host\"?").And.Contain("immuta_snowflak_integration");
    }

    [TestCase("auto_bootstrap      = true", "auto_bootstrap      = \"yes\"", "main.tf:15:25", "write true or false")]
    [TestCase("authentication_type = \"userPassword\"", "authentication_type = \"userpassword\"", "main.tf:12:25", "did you mean \"userPassword\"?")]
    [TestCase("authentication_type = \"userPassword\"", "authentication_type = var.nowhere", "main.tf:12:25", "nowhere")]
    [TestCase("initial_database    = \"dev\"", "initial_database    = \"dev\"\n  impersonation = {\n    enabled = \"maybe\"\n  }", "main.tf:13:15", "write true or false")]
    [TestCase("initial_database    = \"dev\"", "initial_database    = \"dev\"\n  impersonation = {\n    enabled = []\n  }", "main.tf:13:15", "write true or false")]
    public async Task One_mistake_is_told_once_at_its_place(string right, string wrong, string at, string remedy)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Edit("main.tf", right, wrong);

        foreach (var run in new[] { await place.RunAsync("validate"), await place.RunAsync("plan") })
        {
            run.Ended(1).Error.Split("error IMI").Should().HaveCount(2, run.Error);
            run.Error.Should().Contain($"\n  {at}\n").And.Contain(remedy);
        }
    }

    [TestCase("impersonation = {\n    enabeld = true\n  }", "enabeld")]
    [TestCase("impersonation {\n    enabeld = true\n  }", "enabeld")]
    public async Task What_is_misspelt_inside_is_not_missing_too(string misspelt, string named)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Edit("main.tf", "initial_database    = \"dev\"", $"initial_database    = \"dev\"\n  {misspelt}");

        var run = await place.RunAsync("validate");

        run.Ended(1).Error.Split("error IMI").Should().HaveCount(2, run.Error);
        run.Error.Should().Contain(named);
    }

    [Test]
    public async Task After_mistakes_of_grammar_nothing_is_called_missing()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        place.Edit("main.tf", "database            = \"immuta\"", "database            = = \"immuta\"");

        foreach (var run in new[] { await place.RunAsync("validate"), await place.RunAsync("plan") })
        {
            run.Ended(1).Error.Should().Contain("error IMI10").And.NotContain("IMI6201");
        }
    }

    [Test]
    public async Task Missing_values_are_told_before_anything_is_read()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        place.Write("variables.tf", "variable \"one\" {}\nvariable \"two\" {}\n");
        var before = place.Immuta.Requests.Count;

        var run = await place.RunAsync("plan");

        run.Ended(1).Error.Should().Contain("\"one\"").And.Contain("\"two\"");
        place.Immuta.Requests.Should().HaveCount(before);
    }

    [Test]
    public async Task Mistakes_of_grammar_are_all_told()
    {
        await using var place = await Workplace.StartAsync("""
            locals {
              a = [1, 2
              b = "x
            }

            output "o" {
              value = ${1}
            }
            """);

        var run = await place.RunAsync("validate");

        run.Ended(1).Error.Should().Contain("main.tf line").And.Contain("error IMI1");
    }

    [TestCase("plan")]
    [TestCase("apply", "--yes")]
    [TestCase("destroy", "--yes")]
    [TestCase("validate")]
    public async Task A_folder_without_a_configuration_is_named(params string[] args)
    {
        await using var place = await Workplace.StartAsync();

        var run = await place.RunAsync(args);

        run.Ended(1).Error.Should().Contain("No configuration files");
        Directory.EnumerateFileSystemEntries(place.Folder).Should().BeEmpty();
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await using var place = await Workplace.StartAsync();

        (await place.RunAsync("plan", "./nowhere")).Ended(1).Error.Should().Contain("nowhere");
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        await using var place = await Workplace.StartAsync(Given.Provider);
        File.CreateSymbolicLink(Path.Combine(place.Folder, "lost.tf"), "nowhere-at-all.tf");

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("lost.tf");
    }

    [Test]
    public async Task A_file_that_is_no_text_is_named()
    {
        await using var place = await Workplace.StartAsync(Given.Provider);
        await File.WriteAllBytesAsync(Path.Combine(place.Folder, "binary.tf"), [0xC3, 0x28, 0xFF, 0x00]);

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("binary.tf").And.Contain("UTF-8");
    }

    [Test]
    public async Task Wrong_files_of_variables_are_explained()
    {
        await using var place = await Workplace.StartAsync("variable \"size\" {\n  type = number\n}\n");
        place.Write("terraform.tfvars", "size = \"planted\"\nsize = 3\nunbalanced = [\n");

        var run = await place.RunAsync("plan");

        run.Ended(1).Error.Should().Contain("terraform.tfvars line");
        (await place.RunAsync("plan", "--var-file", "nowhere.tfvars")).Ended(1).Error.Should().Contain("nowhere.tfvars");
    }

    [Test]
    public async Task A_value_of_the_wrong_type_is_explained_without_the_value()
    {
        await using var place = await Workplace.StartAsync("variable \"size\" {\n  type = number\n  sensitive = true\n}\n");

        foreach (var command in new[] { "plan", "validate" })
        {
            var run = await place.RunAsync(command, "--var", "size=planted-value");

            run.Ended(1).Error.Should().Contain("size").And.Contain("number").And.NotContain("planted-value");
        }
    }

    [Test]
    public async Task A_variable_that_nobody_declared_is_named_with_the_nearest()
    {
        await using var place = await Workplace.StartAsync("variable \"size\" {\n  default = 1\n}\n");

        foreach (var command in new[] { "plan", "validate" })
        {
            (await place.RunAsync(command, "--var", "sise=2")).Ended(1).Error.Should().Contain("\"sise\"").And.Contain("did you mean \"size\"?");
        }
    }

    [Test]
    public async Task A_variable_without_a_value_is_named_with_how_to_give_it()
    {
        await using var place = await Workplace.StartAsync("variable \"size\" {\n  type = number\n}\n");

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("\"size\"").And.Contain("main.tf line 1").And.Contain("--var").And.Contain("TF_VAR_size");
    }

    [Test]
    public async Task A_cycle_names_those_on_it()
    {
        await using var place = await Workplace.StartAsync("""
            locals {
              one = local.two
              two = local.three
              three = local.one
            }

            output "o" {
              value = local.one
            }
            """);

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("local.one").And.Contain("local.two").And.Contain("local.three").And.Contain("main.tf line");
    }

    [TestCase("count = length(immuta_trino_integration.first.integration_id)")]
    [TestCase("for_each = toset([immuta_trino_integration.first.integration_id])")]
    public async Task A_repetition_that_is_not_known_yet_is_explained(string repetition)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + $$"""
            resource "immuta_trino_integration" "first" {}

            resource "immuta_trino_integration" "second" {
              {{repetition}}
            }
            """);

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("main.tf line").And.Contain("-target");
    }

    [Test]
    public async Task A_wrong_passphrase_is_recognised_and_changes_nothing()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        var before = place.Checkpoint;
        place.Variables["PULUMI_CONFIG_PASSPHRASE"] = "planted-wrong-passphrase";

        foreach (var run in new[] { await place.RunAsync("plan"), await place.RunAsync("apply", "--yes"), await place.RunAsync("destroy", "--yes") })
        {
            run.Ended(1).Error.Should().Contain("passphrase").And.Contain("PULUMI_CONFIG_PASSPHRASE").And.NotContain("planted");
        }

        place.Checkpoint.Should().Be(before);
        (await place.ListAsync()).Should().ContainSingle();
    }

    [TestCase(0)]
    [TestCase(100)]
    public async Task A_damaged_state_is_refused_and_left_as_it_is(int keptPercent)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        await place.ApplyAsync();
        var sound = place.Checkpoint;
        var damaged = keptPercent == 0 ? sound[..(sound.Length / 2)] : sound.Replace("\"urn\"", "\"nru\"", StringComparison.Ordinal);
        File.WriteAllText(place.CheckpointFile, damaged);

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Error.Should().Contain("dev.json").And.Contain("backup");
        place.Checkpoint.Should().Be(damaged);
        (await place.ListAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task A_broken_project_file_is_named()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        place.Write("Pulumi.yaml", "name: [\n");

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("Pulumi.yaml");
    }

    [TestCase("plna", "did you mean \"plan\"?")]
    [TestCase("plan --targett=x", "did you mean \"--target\"?")]
    [TestCase("plan --target=???", "???")]
    [TestCase("plan --parallelism 0", "--parallelism")]
    public async Task A_slip_on_the_command_line_is_explained(string line, string expected)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);

        (await place.RunAsync(line.Split(' '))).Ended(1).Error.Should().Contain(expected);
    }
}
