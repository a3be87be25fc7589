using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Engine.Tests.Programs;

/// <summary>What <c>pulumi { … }</c> in a resource does.</summary>
internal sealed class ResourceOptionTests
{
    [Test]
    public async Task What_is_protected_is_not_replaced_until_its_block_says_otherwise()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("protect = true", "a.example.com"));
        (await RecordAsync(program, "main")).Protect.Should().BeTrue();

        program.Write(Redshift("protect = true", "b.example.com"));
        (await program.PlanAsync()).Plan.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI3041");

        (await program.ApplyAsync(Redshift("protect = false", "b.example.com"))).Done.Replace.Should().Be(1);
        (await RecordAsync(program, "main")).Protect.Should().BeFalse();
    }

    [Test]
    public async Task What_is_protected_is_not_deleted_with_its_block()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("protect = true", "a.example.com"));

        program.Write("");

        (await program.PlanAsync()).Plan.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI3041");
    }

    [Test]
    public async Task What_is_retained_is_forgotten_and_stays()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("retain_on_delete = true", "a.example.com"));

        (await program.ApplyAsync("")).Succeeded.Should().BeTrue();

        program.Cloud.Cloud.Should().ContainKey(1);
        (await program.ResourcesAsync()).Should().NotContain(record => record.Type.StartsWith("immuta:"));
    }

    [Test]
    public async Task What_is_retained_stays_beside_what_replaces_it()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("retain_on_delete = true", "a.example.com"));

        await program.ApplyAsync(Redshift("retain_on_delete = true", "b.example.com"));

        program.Cloud.Cloud.Keys.Should().Equal(1, 2);
        (await RecordAsync(program, "main")).Id.Should().Be("2");
    }

    [Test]
    public async Task A_name_becomes_the_whole_name_in_the_state_and_keeps_what_is_there()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("", "a.example.com"));

        program.Write(Redshift("name = \"warehouse: ${terraform.workspace}\"", "a.example.com"));
        var run = await program.PlanAsync();
        run.Plan.Changes.Should().ContainSingle().Which.Action.Should().Be(PlannedAction.NoOp);
        await program.ApplyAsync(run);

        (await RecordAsync(program, "warehouse: dev")).Id.Should().Be("1");
        (await program.PlanAsync()).Plan.Changes.Should().ContainSingle().Which.Address.ToString().Should().Be("immuta_redshift_integration.main");
        var destroy = await program.PlanAsync(new PlanOptions { Mode = PlanMode.Destroy });
        destroy.Plan.Changes.Should().ContainSingle().Which.Address.ToString().Should().Be("immuta_redshift_integration.main");

        await program.ApplyAsync(Redshift("", "a.example.com"));
        (await RecordAsync(program, "main")).Id.Should().Be("1", "the record knows its address");
    }

    [TestCase("aliases = [\"urn:pulumi:dev::demo::immuta:index:RedshiftIntegration::main\"]")]
    [TestCase("aliases = [{ name = \"nobody\" }, { name = \"main\" }]")]
    public async Task An_alias_finds_what_was_called_otherwise(string aliases)
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("", "a.example.com") + """

            resource "terraform_data" "user" {
              input = immuta_redshift_integration.main.integration_id
            }
            """);

        var result = await program.ApplyAsync(Redshift(aliases, "a.example.com").Replace("\"main\" {", "\"other\" {", StringComparison.Ordinal) + """

            resource "terraform_data" "user" {
              input = immuta_redshift_integration.other.integration_id
            }
            """);

        result.Done.Should().Be(new ChangeCounts(0, 0, 0, 0, 0));
        var other = await RecordAsync(program, "other");
        other.Id.Should().Be("1");
        (await RecordAsync(program, "user")).Dependencies.Should().Equal(other.Urn);
        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
    }

    [Test]
    public async Task An_import_id_takes_over_what_is_there_instead_of_creating_it()
    {
        using var program = new ProgramFixture();
        program.Cloud.Put(7, new ObjectValue(("host", "a.example.com"), ("port", 5439)));

        var result = await program.ApplyAsync(Redshift("import_id = \"7\"", "a.example.com"));

        result.Done.Should().Be(new ChangeCounts(1, 0, 0, 0, 0));
        (await RecordAsync(program, "main")).Should().Match<Engine.State.ResourceState>(record => record.Id == "7" && record.ImportId == "7");
        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
    }

    [Test]
    public async Task A_change_of_what_replace_on_changes_names_replaces()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Redshift("replace_on_changes = [username]", "a.example.com", "username = \"a\""));

        program.Write(Redshift("replace_on_changes = [username]", "a.example.com", "username = \"b\""));
        var change = (await program.PlanAsync()).Plan.Changes.Should().ContainSingle().Which;

        change.Action.Should().Be(PlannedAction.DeleteThenCreate);
        change.Changes.Should().ContainSingle().Which.ReplaceReason.Should().Be("replace_on_changes names it");
        (await RecordAsync(program, "main")).ReplaceOnChanges.Should().Equal("username");
    }

    [Test]
    public async Task Additional_secret_outputs_are_secrets_in_plan_and_state()
    {
        using var program = new ProgramFixture();
        program.Write(Redshift("additional_secret_outputs = [status]\n    hide_diffs = [username]", "a.example.com", "username = \"a\""));
        var run = await program.PlanAsync();
        run.Plan.Changes.Should().ContainSingle().Which.Should().Match<ResourceChange>(change =>
            change.SensitiveAttributes.SequenceEqual(new[] { "status" }) && change.HiddenAttributes.SequenceEqual(new[] { "username" }));
        await program.ApplyAsync(run);

        var record = await RecordAsync(program, "main");
        record.Outputs["status"].Should().BeOfType<SecretValue>();
        record.AdditionalSecretOutputs.Should().Equal("status", "password");
        record.HideDiff.Should().Equal(PropertyPath.Root.Member("username"));
    }

    [Test]
    public async Task A_module_may_have_another_name_and_be_protected()
    {
        using var program = new ProgramFixture();
        program.WriteModule("edge", "resource \"terraform_data\" \"x\" {}");
        await program.ApplyAsync("""
            module "edge" {
              source = "./edge"
              pulumi {
                name    = "rim"
                protect = true
              }
            }
            """);

        (await RecordAsync(program, "rim")).Protect.Should().BeTrue();
        (await RecordAsync(program, "rim.x")).Parent!.Name.Should().Be("rim");
        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();

        program.Write("");
        (await program.PlanAsync()).Plan.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI3041");
    }

    [TestCase("name = terraform_data.later.id", "IMI2571")]
    [TestCase("protect = \"perhaps\"", "IMI2572")]
    [TestCase("aliases = [\"main\"]", "IMI2573")]
    [TestCase("aliases = [{ title = \"main\" }]", "IMI2574")]
    [TestCase("hide_diffs = [usrname]", "IMI2575")]
    public async Task An_option_that_makes_no_sense_is_reported(string options, string code)
    {
        using var program = new ProgramFixture();
        program.Write(Redshift(options, "a.example.com") + "\nresource \"terraform_data\" \"later\" {}\n");

        (await program.PlanAsync()).Plan.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Should().ContainSingle().Which.Code.Should().Be(code);
    }

    private static async Task<Engine.State.ResourceState> RecordAsync(ProgramFixture program, string name) =>
        (await program.ResourcesAsync()).Single(record => record.Urn.Name == name);

    private static string Redshift(string options, string host, string more = "") => $$"""
        provider "immuta" {
          base_url = "http://127.0.0.1:9"
        }
        resource "immuta_redshift_integration" "main" {
          host = "{{host}}"
          {{more}}
          pulumi {
            {{options}}
          }
        }
        """;
}
