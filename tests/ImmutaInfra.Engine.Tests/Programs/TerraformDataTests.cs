using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Engine.Tests.Programs;

internal sealed class TerraformDataTests
{
    [Test]
    public async Task Its_output_is_known_after_apply_though_the_input_is_known_before()
    {
        using var program = new ProgramFixture();
        program.Write("""
            resource "terraform_data" "a" {
              input = { host = "a", n = 1 }
            }
            output "n" { value = terraform_data.a.output.n }
            """);
        var run = await program.PlanAsync();

        run.Plan.Outputs.Should().ContainSingle().Which.After!.IsUnknown.Should().BeTrue();
        (await program.ApplyAsync(run)).Outputs.Should().ContainSingle().Which.After.Should().Be((Value)1);
    }

    [Test]
    public async Task It_keeps_the_type_of_its_input()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync("""
            resource "terraform_data" "a" {
              input = toset(["b", "a"])
            }
            """);

        var result = await program.ApplyAsync("""
            resource "terraform_data" "a" {
              input = toset(["a", "b"])
            }
            output "o" { value = terraform_data.a.output }
            """);

        result.Done.Change.Should().Be(0);
        result.Outputs.Should().ContainSingle().Which.Type.Should().Be("""["set","string"]""");
    }

    [Test]
    public async Task Another_trigger_replaces_it_and_another_input_does_not()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync("""
            resource "terraform_data" "a" {
              input            = "x"
              triggers_replace = ["t"]
            }
            """);

        program.Write("""
            resource "terraform_data" "a" {
              input            = "y"
              triggers_replace = ["t"]
            }
            """);
        (await program.PlanAsync()).Plan.Changes.Should().ContainSingle().Which.Action.Should().Be(PlannedAction.Update);

        program.Write("""
            resource "terraform_data" "a" {
              input            = "x"
              triggers_replace = ["u"]
            }
            """);
        (await program.PlanAsync()).Plan.Changes.Should().ContainSingle().Which.Action.Should().Be(PlannedAction.DeleteThenCreate);
    }

    [Test]
    public async Task In_the_state_it_stands_as_a_stash_with_its_trigger_apart()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync("""
            resource "terraform_data" "a" {
              input            = "x"
              triggers_replace = "t"
            }
            """);

        var state = await program.Store.ExportAsync(State.StackFixture.Dev, showSecrets: true);

        state.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Should()
            .Contain("""
                "inputs":{"input":{"type":"\"string\"","value":"x"}},"outputs":{"input":{"type":"\"string\"","value":"x"},"output":{"type":"\"string\"","value":"x"}}
                """)
            .And.Contain("""
                "replacementTrigger":[{"type":"\"string\"","value":"t"},null]
                """)
            .And.Contain("pulumi:providers:pulumi::default::");
    }
}
