using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

public class GraphCommandTests
{
    [Test]
    public async Task Resources_hang_on_each_other_through_locals_and_modules_as_terraform_draws_them()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        Directory.CreateDirectory(Path.Combine(cli.Folder, "m"));
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), """
            locals {
              id = terraform_data.a[0].id
            }
            resource "terraform_data" "a" {
              count = 2
            }
            module "m" {
              source = "./m"
              name   = local.id
            }
            resource "terraform_data" "b" {
              input      = local.id
              depends_on = [module.m]
            }

            """);
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "m", "main.tf"), """
            variable "name" {
            }
            resource "terraform_data" "x" {
              input = var.name
            }

            """);

        (await cli.RunAsync("graph")).Should().Be(0, cli.Error);

        // As terraform graph prints it for the same files.
        cli.Output.ReplaceLineEndings("\n").Should().Be("""
            digraph G {
              rankdir = "RL";
              node [shape = rect, fontname = "sans-serif"];
              "terraform_data.a" [label="terraform_data.a"];
              "terraform_data.b" [label="terraform_data.b"];
              subgraph "cluster_module.m" {
                label = "module.m"
                fontname = "sans-serif"
                "module.m.terraform_data.x" [label="terraform_data.x"];
              }
              "terraform_data.b" -> "module.m.terraform_data.x";
              "module.m.terraform_data.x" -> "terraform_data.a";
            }

            """.ReplaceLineEndings("\n"));

        (await cli.RunAsync("graph", "--json")).Should().Be(0, cli.Error);

        JToken.DeepEquals(JObject.Parse(cli.Output)["resources"], JArray.Parse("""
            [
              { "address": "terraform_data.a", "depends_on": [] },
              { "address": "terraform_data.b", "depends_on": ["module.m.terraform_data.x"] },
              { "address": "module.m.terraform_data.x", "depends_on": ["terraform_data.a"] }
            ]
            """)).Should().BeTrue(cli.Output);
    }

    [Test]
    public async Task A_configuration_with_mistakes_has_no_graph()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "output \"o\" {\n  value = local.nope\n}\n");

        (await cli.RunAsync("graph")).Should().Be(1);

        cli.Output.Should().BeEmpty();
    }
}
