using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Engine.Tests.Programs;

internal sealed class ApplyingTests
{
    private const string Provider = """
        provider "immuta" {
          base_url = "http://127.0.0.1:9"
          api_key  = "sk"
        }

        """;

    // Terraform 1.11.4 ends here with "Cycle: terraform_data.gone (destroy), terraform_data.b, terraform_data.b (destroy deposed ...)".
    [Test]
    public async Task What_is_replaced_creation_first_may_lose_what_it_depended_on()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync("""
            resource "terraform_data" "gone" {}
            resource "terraform_data" "b" {
              input = terraform_data.gone.id
            }
            """);

        var result = await program.ApplyAsync("""
            resource "terraform_data" "b" {
              triggers_replace = "new"
              lifecycle {
                create_before_destroy = true
              }
            }
            """);

        result.Succeeded.Should().BeTrue();
        result.Done.Should().Be(new ChangeCounts(Import: 0, Add: 0, Change: 0, Replace: 1, Destroy: 1));
    }

    [Test]
    public async Task A_failure_stops_what_depends_on_it_and_nothing_else()
    {
        using var program = new ProgramFixture();

        var result = await program.ApplyAsync(Provider + """
            resource "immuta_redshift_integration" "broken" {
              host            = "red.example.com"
              immuta_database = "fail-create"
            }
            resource "immuta_snowflake_integration" "after" {
              host            = "after.example.com"
              immuta_database = immuta_redshift_integration.broken.status
            }
            resource "immuta_snowflake_integration" "beside" {
              host = "beside.example.com"
            }
            """);

        result.Succeeded.Should().BeFalse();
        result.Done.Add.Should().Be(1);
        (await program.ResourcesAsync()).Select(resource => resource.Urn.Name).Should().Contain("beside").And.NotContain("broken").And.NotContain("after");
    }

    [Test]
    public async Task What_was_made_and_does_not_work_is_in_the_state_and_repaired_in_place()
    {
        using var program = new ProgramFixture();

        var failed = await program.ApplyAsync(Provider + Broken("fail-init"));
        var recorded = (await program.ResourcesAsync()).Single(resource => resource.Urn.Name == "main");

        failed.Diagnostics.Should().ContainSingle().Which.Detail.Should().Contain("bad credentials");
        recorded.InitErrors.Should().ContainSingle();

        var run = await program.PlanAsync();
        run.Plan.Changes.Should().ContainSingle().Which.Should().Match<ResourceChange>(change =>
            change.Action == PlannedAction.Update && change.Reason == ActionReason.RepairFailedCreation);
        (await program.ApplyAsync(run)).Succeeded.Should().BeTrue();
        (await program.ResourcesAsync()).Single(resource => resource.Urn.Name == "main").InitErrors.Should().BeEmpty();
        program.Cloud.Operations.Should().HaveCount(2).And.EndWith("Update immuta:index:RedshiftIntegration 1");
    }

    [Test]
    public async Task What_no_block_wants_any_more_goes_with_its_provider()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Broken("x"));

        var result = await program.ApplyAsync("output \"left\" {\n  value = 1\n}\n");

        result.Succeeded.Should().BeTrue();
        program.Cloud.Cloud.Should().BeEmpty();
        (await program.ResourcesAsync()).Select(resource => resource.Type).Should().Equal("pulumi:pulumi:Stack");
    }

    [Test]
    public async Task A_module_is_planned_applied_and_destroyed_like_anything_else()
    {
        using var program = new ProgramFixture();
        program.WriteModule("edge", """
            variable "host" { type = string }
            resource "immuta_snowflake_integration" "this" {
              host = var.host
            }
            output "id" { value = immuta_snowflake_integration.this.integration_id }
            """);

        var result = await program.ApplyAsync(Provider + """
            module "edge" {
              source   = "./edge"
              for_each = toset(["a", "b"])
              host     = "${each.key}.example.com"
            }
            output "ids" { value = { for key, edge in module.edge : key => edge.id } }
            """);

        result.Succeeded.Should().BeTrue();
        ((ObjectValue)result.Outputs.Single().After!).Names.Should().Equal("a", "b");
        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
        (await program.ApplyAsync(await program.PlanAsync(new PlanOptions { Mode = PlanMode.Destroy }))).Done.Destroy.Should().Be(2);
        (await program.ResourcesAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task An_import_takes_over_what_is_there_and_the_next_plan_says_what_differs()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Broken("x"));
        using var other = new ProgramFixture(program.Cloud);
        other.Write(Provider + Broken("x").Replace("admin", "somebody", StringComparison.Ordinal));

        var imported = await other.ApplyAsync(await other.PlanAsync(new PlanOptions
        {
            Imports = new Dictionary<Core.Addresses.InstanceAddress, string>
            {
                [Core.Addresses.AddressParser.TryParseInstance("immuta_redshift_integration.main")!] = "1",
            },
        }));

        imported.Done.Import.Should().Be(1);
        (await other.PlanAsync()).Plan.Changes.Should().ContainSingle().Which.Changes.Should().ContainSingle()
            .Which.Path.ToString().Should().Be("username");
    }

    [Test]
    public async Task An_old_object_that_could_not_be_deleted_is_deleted_by_the_next_run()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + CreatedFirst("a.example.com", "fail-delete"));
        (await program.ApplyAsync(Provider + CreatedFirst("b.example.com", "x"))).Succeeded.Should().BeFalse();
        (await program.ResourcesAsync()).Count(resource => resource.Delete).Should().Be(1);
        program.Cloud.Change(1, "immutaDatabase", "y");
        await program.EditStateAsync(resource => resource.Delete ? resource with { Inputs = resource.Inputs.With("immutaDatabase", "y") } : resource);

        (await program.ApplyAsync(await program.PlanAsync())).Succeeded.Should().BeTrue();

        program.Cloud.Cloud.Keys.Should().Equal(2);
        (await program.ResourcesAsync()).Should().NotContain(resource => resource.Delete);
    }

    [Test]
    public async Task What_a_created_first_one_depends_on_is_created_first_too()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Chain("a"));
        program.Cloud.Operations.Clear();

        (await program.ApplyAsync(Provider + Chain("b"))).Succeeded.Should().BeTrue();

        program.Cloud.Operations.Select(operation => operation.Split(' ')[0]).Should().Equal("Create", "Create", "Delete", "Delete");
    }

    [Test]
    public async Task A_block_without_instances_has_a_known_value()
    {
        using var program = new ProgramFixture();

        var result = await program.ApplyAsync(Provider + """
            resource "immuta_redshift_integration" "none" {
              count = 0
              host  = "red.example.com"
            }
            resource "immuta_snowflake_integration" "sf" {
              host            = "sf.example.com"
              immuta_database = "db-${length(immuta_redshift_integration.none)}"
            }
            output "ids" { value = immuta_redshift_integration.none[*].integration_id }
            """);

        result.Succeeded.Should().BeTrue();
        result.Outputs.Single().After.Should().BeEquivalentTo(ListValue.Empty);
    }

    [Test]
    public async Task A_part_of_the_instances_leaves_the_others_and_the_outputs_as_they_are()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Counted("a"));

        program.Write(Provider + Counted("b"));
        var result = await program.ApplyAsync(await program.PlanAsync(new PlanOptions
        {
            Targets = [Core.Addresses.AddressParser.TryParsePattern("immuta_snowflake_integration.c[0]")!],
        }));

        result.Succeeded.Should().BeTrue();
        ((ListValue)result.Outputs.Single().After!).Count.Should().Be(2);
        (await program.ResourcesAsync())[0].Outputs["ids"].Should().BeEquivalentTo(result.Outputs.Single().After);
    }

    [Test]
    public async Task What_must_not_be_destroyed_is_not_shrunk_away_either()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Counted("a", count: 2, isProtected: true));

        program.Write(Provider + Counted("a", count: 1, isProtected: true));

        (await program.PlanAsync()).Plan.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI3030");
    }

    [Test]
    public async Task What_pulumi_protects_is_neither_destroyed_nor_replaced([Values] bool isDestroy)
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Broken("x"));
        await program.EditStateAsync(resource => resource.Urn.Name == "main" ? resource with { Protect = true } : resource);

        program.Write(Provider + Broken("y"));
        var run = await program.PlanAsync(new PlanOptions { Mode = isDestroy ? PlanMode.Destroy : PlanMode.Normal });

        run.Plan.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI3041");
    }

    [Test]
    public async Task A_change_keeps_what_else_the_record_holds()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Broken("x"));
        await program.EditStateAsync(resource => resource.Urn.Name == "main" ? resource with { SourcePosition = "project:///main.tf#7" } : resource);

        await program.ApplyAsync(Provider + Broken("x").Replace("admin", "other", StringComparison.Ordinal));

        (await program.ResourcesAsync()).Single(resource => resource.Urn.Name == "main").SourcePosition.Should().Be("project:///main.tf#7");
    }

    [Test]
    public async Task A_refresh_brings_the_outputs_up_to_date()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Broken("x") + "\noutput \"user\" { value = immuta_redshift_integration.main.username }\n");
        program.Cloud.Change(1, "username", "intruder");

        await program.ApplyAsync(await program.PlanAsync(new PlanOptions { Mode = PlanMode.RefreshOnly }));

        (await program.ResourcesAsync())[0].Outputs["user"].Should().Be((Value)"intruder");
        (await program.PlanAsync(new PlanOptions { Mode = PlanMode.RefreshOnly })).Plan.HasChanges.Should().BeFalse();
    }

    [Test]
    public async Task A_destroy_that_stopped_half_way_goes_on()
    {
        const string Output = "\noutput \"first\" { value = immuta_snowflake_integration.c[0].integration_id }\n";
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Counted("a") + Output);
        await program.ApplyAsync(await program.PlanAsync(new PlanOptions
        {
            Mode = PlanMode.Destroy,
            Targets = [Core.Addresses.AddressParser.TryParsePattern("immuta_snowflake_integration.c[0]")!],
        }));

        (await program.ApplyAsync(await program.PlanAsync(new PlanOptions { Mode = PlanMode.Destroy }))).Succeeded.Should().BeTrue();

        program.Cloud.Cloud.Should().BeEmpty();
        (await program.ResourcesAsync()).Should().BeEmpty();
    }

    private static string CreatedFirst(string host, string database) => $$"""
        resource "immuta_redshift_integration" "main" {
          host            = "{{host}}"
          immuta_database = "{{database}}"
          lifecycle {
            create_before_destroy = true
          }
        }
        """;

    private static string Chain(string name) => $$"""
        resource "immuta_redshift_integration" "below" {
          host = "{{name}}.example.com"
        }
        resource "immuta_snowflake_integration" "above" {
          host            = "{{name}}.sf.example.com"
          immuta_database = "db-${immuta_redshift_integration.below.integration_id}"
          lifecycle {
            create_before_destroy = true
          }
        }
        """;

    private static string Counted(string username, int count = 2, bool isProtected = false) => $$"""
        resource "immuta_snowflake_integration" "c" {
          count    = {{count}}
          host     = "c${count.index}.example.com"
          username = "{{username}}"
          lifecycle {
            prevent_destroy = {{(isProtected ? "true" : "false")}}
          }
        }
        output "ids" { value = immuta_snowflake_integration.c[*].integration_id }
        """;

    private static string Broken(string database) => $$"""
        resource "immuta_redshift_integration" "main" {
          host            = "red.example.com"
          username        = "admin"
          immuta_database = "{{database}}"
        }
        """;
}
