using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Engine.Tests.Programs;

internal sealed class PlanningTests
{
    private const string Provider = """
        provider "immuta" {
          base_url = "http://127.0.0.1:9"
          api_key  = "sk"
        }

        """;

    [Test]
    public async Task Counted_and_named_instances_come_and_go()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + """
            resource "immuta_snowflake_integration" "c" {
              count = 3
              host  = "c${count.index}.example.com"
            }
            resource "immuta_snowflake_integration" "e" {
              for_each = { x = "X", y = "Y" }
              host     = "${each.key}-${each.value}.example.com"
            }
            """);

        program.Write(Provider + """
            resource "immuta_snowflake_integration" "c" {
              count = 1
              host  = "c${count.index}.example.com"
            }
            resource "immuta_snowflake_integration" "e" {
              for_each = toset(["y", "z"])
              host     = each.key == "y" ? "y-Y.example.com" : "z.example.com"
            }
            """);
        var run = await program.PlanAsync();

        Changes(run).Should().Equal(
            ("immuta_snowflake_integration.c[0]", PlannedAction.NoOp, ActionReason.None),
            ("immuta_snowflake_integration.c[1]", PlannedAction.Delete, ActionReason.DeleteBecauseCountIndex),
            ("immuta_snowflake_integration.c[2]", PlannedAction.Delete, ActionReason.DeleteBecauseCountIndex),
            ("immuta_snowflake_integration.e[\"x\"]", PlannedAction.Delete, ActionReason.DeleteBecauseEachKey),
            ("immuta_snowflake_integration.e[\"y\"]", PlannedAction.NoOp, ActionReason.None),
            ("immuta_snowflake_integration.e[\"z\"]", PlannedAction.Create, ActionReason.None));
        (await program.ApplyAsync(run)).Succeeded.Should().BeTrue();
        program.Cloud.Cloud.Should().HaveCount(3);
    }

    [Test]
    public async Task A_plan_after_an_apply_is_empty()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Pair("red.example.com"));

        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
    }

    [Test]
    public async Task Unknown_values_flow_through_locals_and_modules_of_values()
    {
        using var program = new ProgramFixture();
        program.Write(Provider + """
            resource "immuta_redshift_integration" "main" {
              host = "red.example.com"
            }
            locals {
              name = "db-${immuta_redshift_integration.main.integration_id}"
            }
            resource "immuta_snowflake_integration" "sf" {
              host            = "sf.example.com"
              immuta_database = local.name
            }
            output "name" { value = local.name }
            """);

        var plan = (await program.PlanAsync()).Plan;

        plan.Changes.Single(change => change.Address.Resource.Name == "sf").After!["immutaDatabase"].IsUnknown.Should().BeTrue();
        plan.Outputs.Single().After!.IsUnknown.Should().BeTrue();
        (await program.ApplyAsync(await program.PlanAsync())).Outputs.Single().After.Should().Be((Value)"db-1");
    }

    [Test]
    public async Task A_change_outside_is_shown_apart_and_undone()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Pair("red.example.com"));
        program.Cloud.Change(1, "username", "intruder");

        var run = await program.PlanAsync();

        run.Plan.Drift.Should().ContainSingle().Which.Changes.Should().ContainSingle().Which.After.Should().Be((Value)"intruder");
        Changes(run).Should().Contain(("immuta_redshift_integration.main", PlannedAction.Update, ActionReason.None));
        await program.ApplyAsync(run);
        program.Cloud.Cloud[1]["username"].Should().Be((Value)"admin");
    }

    [Test]
    public async Task What_was_deleted_outside_is_made_again()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Pair("red.example.com"));
        program.Cloud.Remove(1);

        var run = await program.PlanAsync();

        run.Plan.Drift.Should().ContainSingle().Which.Action.Should().Be(PlannedAction.Delete);
        Changes(run).Should().Contain(("immuta_redshift_integration.main", PlannedAction.Create, ActionReason.None));
        (await program.ApplyAsync(run)).Succeeded.Should().BeTrue();
        (await program.ResourcesAsync()).Count(resource => resource.Urn.Name == "main").Should().Be(1);
    }

    [Test]
    public async Task Ignored_changes_are_left_alone()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Ignoring("admin", "R"));

        program.Write(Provider + Ignoring("other", "S"));

        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
    }

    [Test]
    public async Task A_change_of_what_triggers_replaces()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Triggered("a.example.com"));

        program.Write(Provider + Triggered("b.example.com"));

        Changes(await program.PlanAsync()).Should().Contain(
            ("immuta_snowflake_integration.sf", PlannedAction.DeleteThenCreate, ActionReason.ReplaceByTriggers));
    }

    [Test]
    public async Task What_must_not_be_destroyed_stops_the_plan([Values] bool isDestroy)
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Protected("a.example.com"));

        program.Write(Provider + Protected(isDestroy ? "a.example.com" : "b.example.com"));
        var run = await program.PlanAsync(new PlanOptions { Mode = isDestroy ? PlanMode.Destroy : PlanMode.Normal });

        Errors(run).Should().Equal("IMI3030");
    }

    [Test]
    public async Task A_target_takes_what_it_depends_on_along_and_nothing_else()
    {
        using var program = new ProgramFixture();
        program.Write(Provider + Pair("red.example.com") + """

            resource "immuta_snowflake_integration" "other" {
              host = "other.example.com"
            }
            """);

        var run = await program.PlanAsync(new PlanOptions { Targets = [AddressParser.TryParsePattern("immuta_snowflake_integration.sf")!] });

        Changes(run).Select(change => change.Address).Should().Equal("immuta_redshift_integration.main", "immuta_snowflake_integration.sf");
        (await program.ApplyAsync(run)).Succeeded.Should().BeTrue();
        program.Cloud.Cloud.Should().HaveCount(2);
    }

    [Test]
    public async Task What_is_excluded_is_left_out_with_all_that_depends_on_it()
    {
        using var program = new ProgramFixture();
        program.Write(Provider + Pair("red.example.com") + """

            resource "immuta_snowflake_integration" "other" {
              host = "other.example.com"
            }
            """);

        var run = await program.PlanAsync(new PlanOptions { Excludes = [AddressParser.TryParsePattern("immuta_redshift_integration.main")!] });

        Changes(run).Select(change => change.Address).Should().Equal("immuta_snowflake_integration.other");
    }

    [Test]
    public async Task A_replacement_that_was_asked_for_says_so()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync(Provider + Pair("red.example.com"));

        var run = await program.PlanAsync(new PlanOptions { Replace = [AddressParser.TryParseInstance("immuta_snowflake_integration.sf")!] });

        Changes(run).Should().Contain(("immuta_snowflake_integration.sf", PlannedAction.DeleteThenCreate, ActionReason.ReplaceByRequest));
    }

    [Test]
    public async Task A_ring_names_its_members()
    {
        using var program = new ProgramFixture();
        program.Write(Provider + """
            resource "immuta_snowflake_integration" "a" {
              host = immuta_snowflake_integration.b.status
            }
            resource "immuta_snowflake_integration" "b" {
              host = local.a
            }
            locals {
              a = immuta_snowflake_integration.a.status
            }
            """);

        var run = await program.PlanAsync();

        var cycle = run.Plan.Diagnostics.Should().ContainSingle().Subject;
        cycle.Code.Should().Be("IMI3031");
        cycle.Detail.Should().ContainAll("immuta_snowflake_integration.a", "immuta_snowflake_integration.b", "local.a");
    }

    [TestCase("host = local.nothing", "IMI2503")]
    [TestCase("host = var.nothing", "IMI2502")]
    [TestCase("host = try(var.nothing, \"x\")", "IMI2502")]
    [TestCase("host = immuta_snowflake_integration.nothing.host", "IMI2506")]
    [TestCase("host = each.key", "IMI2510")]
    [TestCase("host = count.index", "IMI2509")]
    [TestCase("host = { a = 1 }", "IMI2540")]
    [TestCase("count = -1\n  host = \"h\"", "IMI2523")]
    [TestCase("count = immuta_redshift_integration.r.integration_id\n  host = \"h\"", "IMI2521")]
    [TestCase("for_each = [\"a\"]\n  host = \"h\"", "IMI2528")]
    [TestCase("count = 1\n  for_each = {}\n  host = \"h\"", "IMI1518")]
    [TestCase("host = \"h\"\n  lifecycle {\n    precondition {\n      condition = path.module == \"x\"\n      error_message = \"no\"\n    }\n  }", "IMI2534")]
    public async Task Each_mistake_has_its_code(string argument, string code)
    {
        using var program = new ProgramFixture();
        program.Write($"{Provider}resource \"immuta_redshift_integration\" \"r\" {{\n  host = \"r\"\n}}\nresource \"immuta_snowflake_integration\" \"sf\" {{\n  {argument}\n}}\n");

        Errors(await program.PlanAsync()).Should().Contain(code);
    }

    private static List<(string Address, PlannedAction Action, ActionReason Reason)> Changes(PlannedRun run) =>
        [.. run.Plan.Changes.Select(change => (change.Address.ToString(), change.Action, change.Reason))];

    private static IEnumerable<string> Errors(PlannedRun run) =>
        run.Plan.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.Code);

    private static string Pair(string host) => $$"""
        resource "immuta_redshift_integration" "main" {
          host     = "{{host}}"
          username = "admin"
        }
        resource "immuta_snowflake_integration" "sf" {
          host            = "sf.example.com"
          immuta_database = "db-${immuta_redshift_integration.main.integration_id}"
        }
        """;

    private static string Ignoring(string username, string role) => $$"""
        resource "immuta_redshift_integration" "main" {
          host          = "red.example.com"
          username      = "{{username}}"
          impersonation = { enabled = true, role = "{{role}}" }
          lifecycle {
            ignore_changes = [username, impersonation.role]
          }
        }
        """;

    private static string Triggered(string host) => $$"""
        resource "immuta_redshift_integration" "main" {
          host = "{{host}}"
        }
        resource "immuta_snowflake_integration" "sf" {
          host = "sf.example.com"
          lifecycle {
            replace_triggered_by = [immuta_redshift_integration.main]
          }
        }
        """;

    private static string Protected(string host) => $$"""
        resource "immuta_redshift_integration" "main" {
          host = "{{host}}"
          lifecycle {
            prevent_destroy = true
          }
        }
        """;
}
