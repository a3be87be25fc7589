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

    private static string Broken(string database) => $$"""
        resource "immuta_redshift_integration" "main" {
          host            = "red.example.com"
          username        = "admin"
          immuta_database = "{{database}}"
        }
        """;
}
