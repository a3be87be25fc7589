using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

public sealed class ModuleTests
{
    private const string Root = Given.Provider + """
        module "lakes" {
          source   = "./lakes"
          for_each = toset(["eu", "us"])
          region   = each.key
        }

        output "ids" {
          value = { for name, lake in module.lakes : name => lake.ids }
        }
        """;

    private const string Lakes = """
        variable "region" {
          type = string
        }

        resource "immuta_s3_integration" "lake" {
          count               = 2
          name                = "lake-${var.region}-${count.index}"
          aws_account_id      = "012345678901"
          aws_region          = "eu-central-1"
          aws_location_role   = "arn:aws:iam::012345678901:role/grants"
          aws_location_path   = "s3://acme-${var.region}-${count.index}/"
          aws_role_to_assume  = "arn:aws:iam::012345678901:role/immuta"
          authentication_type = "auto"
          auto_bootstrap      = false
        }

        output "ids" {
          value = immuta_s3_integration.lake[*].integration_id
        }
        """;

    [Test]
    public async Task Modules_are_applied_again_and_again_and_shrink_and_go()
    {
        await using var place = await Workplace.StartAsync(Root);
        place.Write("lakes/main.tf", Lakes);

        (await place.ApplyAsync()).Output.Should().Contain("4 added");
        (await place.ApplyAsync()).Output.Should().StartWith("No changes.");
        (await place.RunAsync("state", "list")).Ended(0).Output.Should().Be("""
            module.lakes["eu"].immuta_s3_integration.lake[0]
            module.lakes["eu"].immuta_s3_integration.lake[1]
            module.lakes["us"].immuta_s3_integration.lake[0]
            module.lakes["us"].immuta_s3_integration.lake[1]

            """.ReplaceLineEndings("\n"));

        place.Edit("lakes/main.tf", "= 2", "= 1");
        (await place.ApplyAsync()).Output.Should().Contain("2 destroyed");
        place.Edit("main.tf", "[\"eu\", \"us\"]", "[\"eu\"]");
        (await place.ApplyAsync()).Output.Should().Contain("1 destroyed");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);

        place.Write("main.tf", Given.Provider);
        (await place.ApplyAsync()).Output.Should().Contain("1 destroyed");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
        (await place.ListAsync()).Should().BeEmpty();
        place.Checkpoint.Should().NotContain("components:");
    }

    [Test]
    public async Task A_module_is_a_component_with_its_arguments_and_outputs()
    {
        await using var place = await Workplace.StartAsync(Root);
        place.Write("lakes/main.tf", Lakes);

        await place.ApplyAsync();

        var resources = JObject.Parse(place.Checkpoint)["checkpoint"]!["latest"]!["resources"]!;
        var component = resources.Single(each => ((string)each["urn"]!).EndsWith("components:index:Lakes::lakes[\"eu\"]", StringComparison.Ordinal));
        component["custom"]!.Value<bool>().Should().BeFalse();
        component["inputs"]!["region"]!.ToString().Should().Be("eu");
        component["outputs"]!["ids"]!.Should().HaveCount(2);
        component["parent"]!.ToString().Should().EndWith("pulumi:pulumi:Stack::tenant-dev");
    }

    [Test]
    public async Task Destroying_takes_modules_inside_modules_along()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + """
            module "all" {
              source = "./all"
            }
            """);
        place.Write("all/main.tf", """
            module "lakes" {
              source = "../lakes"
              region = "eu"
            }
            """);
        place.Write("lakes/main.tf", Lakes);
        await place.ApplyAsync();
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);

        (await place.RunAsync("destroy", "--yes")).Ended(0).Output.Should().Contain("2 destroyed");

        (await place.ListAsync()).Should().BeEmpty();
        (await place.RunAsync("state", "list")).Ended(0).Output.Should().BeEmpty();
    }

    [Test]
    public async Task One_instance_of_a_module_can_be_the_target()
    {
        await using var place = await Workplace.StartAsync(Root);
        place.Write("lakes/main.tf", Lakes);

        (await place.ApplyAsync("-target=module.lakes[\"us\"]")).Output.Should().Contain("2 added");
        (await place.ApplyAsync()).Output.Should().Contain("2 added");
    }

    [Test]
    public async Task The_provider_and_its_resources_can_go_together()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        place.Write("main.tf", "output \"nothing\" {\n  value = 1\n}\n");

        (await place.ApplyAsync()).Output.Should().Contain("1 destroyed");

        (await place.ListAsync()).Should().BeEmpty();
        place.Checkpoint.Should().NotContain("pulumi:providers");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task Data_sources_read_what_is_there()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3 + """
            data "immuta_integration" "lake" {
              integration_id = immuta_s3_integration.lake.integration_id
            }

            data "immuta_integrations" "all" {
              depends_on = [immuta_s3_integration.lake]
            }

            output "status" {
              value = data.immuta_integration.lake.status
            }

            output "count" {
              value = length(data.immuta_integrations.all.integrations)
            }
            """);

        await place.ApplyAsync();

        (await place.RunAsync("output", "--raw", "status")).Ended(0).Output.Should().Be("enabled");
        (await place.RunAsync("output", "--raw", "count")).Ended(0).Output.Should().Be("1");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task What_is_repeated_shrinks_from_its_end_and_by_its_keys()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + """
            resource "immuta_trino_integration" "counted" {
              count = 3
            }

            resource "immuta_trino_integration" "keyed" {
              for_each   = toset(["a", "b"])
              depends_on = [immuta_trino_integration.counted]
            }
            """);
        (await place.ApplyAsync()).Output.Should().Contain("5 added");
        place.Edit("main.tf", "= 3", "= 1");
        place.Edit("main.tf", "\"a\", \"b\"", "\"b\"");

        (await place.ApplyAsync()).Output.Should().Contain("3 destroyed");

        (await place.RunAsync("state", "list")).Ended(0).Output.Should().Be(
            "immuta_trino_integration.counted[0]\nimmuta_trino_integration.keyed[\"b\"]\n");
    }
}
