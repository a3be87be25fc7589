namespace ImmutaInfra.Acceptance.Tests;

public sealed class DriftTests
{
    [Test]
    public async Task A_change_behind_the_back_shows_up_and_applying_undoes_it()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Native S3");
        await place.ChangeBehindTheBackAsync(id, """{"awsRoleToAssume":"arn:aws:iam::012345678901:role/somebody"}""");

        var plan = await place.RunAsync("plan", "--detailed-exitcode");
        var apply = await place.ApplyAsync();

        plan.Ended(2).Output.Should().Contain("changed outside of ImmutaInfra")
            .And.Contain("role/immuta\" -> \"arn:aws:iam::012345678901:role/somebody\"")
            .And.Contain("role/somebody\" -> \"arn:aws:iam::012345678901:role/immuta\"");
        apply.Output.Should().Contain("1 changed");
        (await place.FindAsync("Native S3"))["config"]!["awsRoleToAssume"]!.ToString().Should().EndWith("role/immuta");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task What_was_deleted_behind_the_back_is_created_again()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Native S3"));

        var plan = await place.RunAsync("plan", "--detailed-exitcode");
        var apply = await place.ApplyAsync();

        plan.Ended(2).Output.Should().Contain("has been deleted").And.Contain("Plan: 1 to add, 0 to change, 0 to replace, 0 to destroy.");
        apply.Output.Should().Contain("1 added");
        (await place.ListAsync()).Should().ContainSingle();
    }

    [Test]
    public async Task Without_a_refresh_nobody_looks()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Native S3"));
        var before = place.Immuta.Requests.Count;

        var plan = await place.RunAsync("plan", "-refresh=false", "--detailed-exitcode");

        plan.Ended(0);
        place.Immuta.Requests.Should().HaveCount(before);
    }

    [Test]
    public async Task Refreshing_takes_what_is_there_into_the_state_and_changes_nothing()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.ChangeBehindTheBackAsync(await place.IdOfAsync("Native S3"), """{"awsRoleToAssume":"arn:aws:iam::012345678901:role/somebody"}""");
        var writes = place.Writes.Length;

        (await place.RunAsync("refresh")).Ended(0);

        place.Writes.Should().HaveCount(writes);
        (await place.RunAsync("state", "show", "immuta_s3_integration.lake")).Ended(0).Output.Should().Contain("role/somebody");
    }

    [Test]
    public async Task Refreshing_forgets_what_is_gone()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3 + Given.Trino);
        await place.ApplyAsync();
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Native S3"));

        (await place.RunAsync("refresh")).Ended(0);

        (await place.RunAsync("state", "list")).Ended(0).Output.Trim().Should().Be("immuta_trino_integration.starburst");
    }

    [Test]
    public async Task Destroying_what_is_gone_already_is_no_error()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3 + Given.Trino);
        await place.ApplyAsync();
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Native S3"));

        (await place.RunAsync("destroy", "--yes")).Ended(0);

        (await place.ListAsync()).Should().BeEmpty();
        (await place.RunAsync("state", "list")).Ended(0).Output.Should().BeEmpty();
    }
}
