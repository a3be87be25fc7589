using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Tests.Planning.Saved;

internal sealed class StalePlanTests
{
    [Test]
    public async Task What_has_not_changed_is_planned_the_same_and_applied_once()
    {
        using var plans = new PlanFixture();
        await plans.SaveAsync(await plans.GivenAsync());
        var read = plans.Read();

        var run = await plans.Program.PlanAsync(read.Options);
        read.RequireSameBasis(plans.Program.Basis);
        read.RequireSamePlan(run.Plan);
        await plans.Program.ApplyAsync(run);

        await plans.Program.PlanAsync(read.Options);
        var act = () => read.RequireSameBasis(plans.Program.Basis);
        act.Should().Throw<DiagnosticException>().Which.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI4308");
    }

    [TestCase("main.tf", "main.tf has changed")]
    [TestCase("more.tf", "more.tf is new")]
    [TestCase("terraform.tfvars", "terraform.tfvars is new")]
    [TestCase("", "extra.tf is gone")]
    public async Task A_file_that_has_changed_is_named(string file, string words)
    {
        using var plans = new PlanFixture();
        var extra = Path.Combine(plans.Program.Folder, "extra.tf");
        await File.WriteAllTextAsync(extra, "locals {}");
        await plans.SaveAsync(await plans.GivenAsync());

        if (file.Length > 0)
        {
            await File.AppendAllTextAsync(Path.Combine(plans.Program.Folder, file), "\n# not the same\n");
        }
        else
        {
            File.Delete(extra);
        }

        (await StalenessAsync(plans)).Should().Match<Diagnostic>(problem => problem.Code == "IMI4309" && problem.Detail.Contains(words, StringComparison.Ordinal));
    }

    [TestCase("warehouse=A", "warehouse=B", true)]
    [TestCase(null, "warehouse=B", true)]
    [TestCase("warehouse=A", "warehouse=A", false)]
    [TestCase("warehouse=A", null, false)]
    public async Task A_variable_that_has_another_value_is_named(string? before, string? now, bool isStale)
    {
        using var plans = new PlanFixture();
        plans.Program.VariableChoices.AddRange(before is null ? [] : [(false, before)]);
        plans.Program.Write(PlanFixture.Before);
        await plans.SaveAsync(await plans.PlanAsync());

        plans.Program.VariableChoices.Clear();
        plans.Program.VariableChoices.AddRange(now is null ? [] : [(false, now)]);

        var problem = await StalenessAsync(plans);
        problem?.Code.Should().Be("IMI4310");
        problem?.Detail.Should().Contain("\"warehouse\"").And.NotContain("B\"");
        (problem is not null).Should().Be(isStale);
    }

    [TestCase("A", "B", true)]
    [TestCase("A", "A", false)]
    [TestCase("A", null, false)]
    [TestCase(null, "B", true)]
    public async Task The_environment_counts_as_far_as_it_says_something_else(string? before, string? now, bool isStale)
    {
        using var plans = new PlanFixture();
        Set(before);
        plans.Program.Write(PlanFixture.Before);
        await plans.SaveAsync(await plans.PlanAsync());

        Set(now);

        ((await StalenessAsync(plans))?.Code).Should().Be(isStale ? "IMI4310" : null);

        void Set(string? value)
        {
            plans.Program.Environment.Remove("TF_VAR_warehouse");
            if (value is not null)
            {
                plans.Program.Environment["TF_VAR_warehouse"] = value;
            }
        }
    }

    [Test]
    public async Task What_the_command_line_went_over_when_planning_has_no_say_later()
    {
        using var plans = new PlanFixture();
        plans.Program.Environment["TF_VAR_warehouse"] = "A";
        plans.Program.VariableChoices.Add((false, "warehouse=B"));
        plans.Program.Write(PlanFixture.Before);
        await plans.SaveAsync(await plans.PlanAsync());

        plans.Program.VariableChoices.Clear();

        (await StalenessAsync(plans)).Should().BeNull();
    }

    [TestCase("warehouse = \"A\"", null)]
    [TestCase("warehouse = \"B\"", "IMI4309")]
    [TestCase(null, null)]
    public async Task A_file_of_variables_may_be_missing_but_not_differ(string? now, string? code)
    {
        using var plans = new PlanFixture();
        var file = Path.Combine(plans.Program.Folder, "..", "prod.tfvars");
        await File.WriteAllTextAsync(file, "warehouse = \"A\"");
        plans.Program.VariableChoices.Add((true, file));
        plans.Program.Write(PlanFixture.Before);
        await plans.SaveAsync(await plans.PlanAsync());

        plans.Program.VariableChoices.Clear();
        File.Delete(file);
        if (now is not null)
        {
            await File.WriteAllTextAsync(file, now);
        }

        ((await StalenessAsync(plans))?.Code).Should().Be(code);
    }

    [Test]
    public async Task A_plan_for_another_stack_is_refused()
    {
        using var plans = new PlanFixture();
        plans.Program.Write(PlanFixture.Before);
        var saved = await plans.PlanAsync();

        PlanFixture.CodeOf(() => saved.RequireStack(new StackName("demo", "prod"))).Should().Be("IMI4307");
        PlanFixture.CodeOf(() => saved.RequireStack(new StackName("demo", "dev"))).Should().BeNull();
    }

    [Test]
    public async Task What_the_server_says_of_itself_may_change_as_long_as_the_same_is_done()
    {
        using var plans = new PlanFixture();
        var saved = await plans.GivenAsync();

        plans.Program.Cloud.Change(1, "status", "busy");

        saved.RequireSamePlan((await plans.PlanAsync()).Plan);
    }

    [TestCase("username", "somebody", "immuta_redshift_integration.kept would be left as it is by the plan, and updated in place now")]
    [TestCase("host", "elsewhere", "immuta_redshift_integration.kept would be left as it is by the plan, and replaced now")]
    public async Task Somebody_who_changes_something_on_the_server_makes_a_plan_stale(string attribute, string value, string words)
    {
        using var plans = new PlanFixture();
        await plans.Program.ApplyAsync("resource \"immuta_redshift_integration\" \"kept\" {\n host = \"kept.example.com\"\n}");
        var saved = await plans.PlanAsync();

        plans.Program.Cloud.Change(1, attribute, value);

        Difference(saved, (await plans.PlanAsync()).Plan).Should().Contain(words).And.NotContain(value);
    }

    [Test]
    public async Task A_secret_that_would_become_another_is_named_and_not_shown()
    {
        using var plans = new PlanFixture();
        var saved = await plans.GivenAsync();
        plans.Program.Write(PlanFixture.After.Replace(PlanFixture.NewPassword, "third-planted", StringComparison.Ordinal));

        Difference(saved, (await plans.PlanAsync()).Plan).Should().Contain("\"password\"").And.NotContain("planted");
    }

    [Test]
    public async Task An_instance_more_or_less_makes_another_plan()
    {
        using var plans = new PlanFixture();
        var saved = await plans.GivenAsync();
        plans.Program.Write(PlanFixture.After.Replace("\"a.b\", ", "", StringComparison.Ordinal));
        var less = (await plans.PlanAsync()).Plan;

        Difference(saved, less).Should().Contain("immuta_redshift_integration.made[\"a.b\"] would be created by the plan");
        Difference(saved with { Plan = less }, saved.Plan).Should().Contain("immuta_redshift_integration.made[\"a.b\"] would be created now");
    }

    [Test]
    public async Task Known_is_not_the_same_as_known_after_apply()
    {
        using var plans = new PlanFixture();
        var saved = await plans.GivenAsync();
        plans.Program.Write(PlanFixture.After.Replace("db-${immuta_redshift_integration.moved_away.integration_id}", "db-2", StringComparison.Ordinal));

        Difference(saved, (await plans.PlanAsync()).Plan).Should().Contain("\"immutaDatabase\"");
    }

    [Test]
    public async Task An_output_that_would_become_another_makes_another_plan()
    {
        using var plans = new PlanFixture();
        plans.Program.Write("output \"x\" {\n value = 1\n}");
        var saved = await plans.PlanAsync();
        plans.Program.Write("output \"x\" {\n value = 2\n}");

        Difference(saved, (await plans.PlanAsync()).Plan).Should().Contain("The output \"x\"");
    }

    [Test]
    public async Task In_a_refresh_only_plan_everything_that_was_found_counts()
    {
        using var plans = new PlanFixture();
        await plans.GivenAsync();
        var options = new PlanOptions { Mode = PlanMode.RefreshOnly };
        plans.Program.Cloud.Change(1, "status", "busy");
        var saved = await plans.PlanAsync(options);

        saved.RequireSamePlan((await plans.PlanAsync(options)).Plan);
        plans.Program.Cloud.Change(1, "status", "broken");

        Difference(saved, (await plans.PlanAsync(options)).Plan).Should().Contain("\"status\"");
    }

    private static string Difference(SavedPlan saved, Plan fresh)
    {
        var act = () => saved.RequireSamePlan(fresh);
        var problem = act.Should().Throw<DiagnosticException>().Which.Diagnostics.Should().ContainSingle().Subject;
        problem.Code.Should().Be("IMI4311");
        return problem.Detail;
    }

    private static async Task<Diagnostic?> StalenessAsync(PlanFixture plans)
    {
        var read = plans.Read();
        await plans.Program.PlanAsync();
        try
        {
            read.RequireSameBasis(plans.Program.Basis);
            return null;
        }
        catch (DiagnosticException problem)
        {
            return problem.Diagnostics.Should().ContainSingle().Subject;
        }
    }
}
