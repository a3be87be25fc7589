using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Engine.Tests.Programs;

internal sealed class RefactoringTests
{
    [Test]
    public async Task What_has_moved_keeps_its_id_and_its_dependents_know_its_new_name()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync("""
            resource "terraform_data" "a" {}
            resource "terraform_data" "b" {
              input = terraform_data.a.id
            }
            """);
        var before = (await program.ResourcesAsync()).Single(record => record.Urn.Name == "a");

        var result = await program.ApplyAsync("""
            resource "terraform_data" "c" {}
            resource "terraform_data" "b" {
              input = terraform_data.c.id
            }
            moved {
              from = terraform_data.a
              to   = terraform_data.c
            }
            """);

        result.Done.Should().Be(new ChangeCounts(0, 0, 0, 0, 0));
        var after = await program.ResourcesAsync();
        after.Single(record => record.Urn.Name == "c").Id.Should().Be(before.Id);
        after.Single(record => record.Urn.Name == "b").Dependencies.Should().Equal(after.Single(record => record.Urn.Name == "c").Urn);
        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
    }

    [Test]
    public async Task What_is_imported_and_must_be_replaced_is_taken_over_first()
    {
        using var program = new ProgramFixture();
        program.Write("""
            import {
              to = terraform_data.a
              id = "there"
            }
            resource "terraform_data" "a" {
              triggers_replace = "new"
            }
            """);
        var run = await program.PlanAsync();

        run.Plan.Changes.Should().ContainSingle().Which.Should().Match<ResourceChange>(change =>
            change.ImportId == "there" && change.Action == PlannedAction.DeleteThenCreate);
        var result = await program.ApplyAsync(run);
        result.Diagnostics.Should().NotContain(diagnostic => diagnostic.Severity == Severity.Error);
        result.Done.Import.Should().Be(1);
        (await program.PlanAsync()).Plan.HasChanges.Should().BeFalse();
    }
}
