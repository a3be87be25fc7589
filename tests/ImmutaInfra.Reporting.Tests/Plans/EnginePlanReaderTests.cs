using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Plans;

namespace ImmutaInfra.Reporting.Tests.Plans;

public class EnginePlanReaderTests
{
    [Test]
    public void What_is_dangerous_comes_first() =>
        EnginePlanReader.Read(Samples.Mixed).Changes.Select(change => change.Action).Should().Equal(
            PlannedAction.DeleteThenCreate, PlannedAction.Delete, PlannedAction.Update, PlannedAction.Update,
            PlannedAction.Create, PlannedAction.Create, PlannedAction.NoOp, PlannedAction.NoOp);

    [Test]
    public void A_secret_that_stands_in_another_value_is_hidden_there()
    {
        const string secret = "planted\"pass/word";
        var inputs = new ObjectValue(
            ("host", "n.example"),
            ("password", SecretValue.Of(secret)),
            ("policy", """{"p":"planted\"pass/word"}"""),
            ("warehouse", $"with {secret} inside"),
            ("labels", new ObjectValue((secret, "x"), ("url", "https://u:planted%22pass%2Fword@h"))));

        var report = EnginePlanReader.Read(Samples.Plan(Samples.Create("new", inputs) with { Notes = [$"Uses {secret}."] }));

        Everything.Of(report).Should().NotContain("planted");
    }

    [Test]
    public void A_hidden_diff_is_told_of_and_not_shown()
    {
        var change = Samples.MoveToOtherHost() with { HiddenAttributes = ["host", "port"] };

        var reported = EnginePlanReader.Read(Samples.Plan(change)).Changes.Should().ContainSingle().Subject;

        reported.Notes.Should().Contain("host changes, too; hide_diffs says not to show how.");
        reported.Before!.Has("host").Should().BeFalse();
        reported.After!.Has("host").Should().BeFalse();
        reported.Before.Has("port").Should().BeTrue("it is the same before and after");
    }

    [Test]
    public void The_digest_is_of_what_is_done()
    {
        var plan = Samples.Plan(Samples.MoveToOtherHost(), Samples.Change("other", PlannedAction.NoOp, Samples.Analytics, Samples.Analytics));
        var digest = PlanDigest.Of(plan);

        PlanDigest.Of(plan with { Changes = [plan.Changes[0] with { Before = plan.Changes[0].Before!.With("status", "migrateError") }] }).Should().Be(digest, "what the server says of itself changes nothing");
        PlanDigest.Of(plan with { Stack = "prod" }).Should().NotBe(digest);
        PlanDigest.Of(plan with { Changes = [plan.Changes[0] with { Action = PlannedAction.CreateThenDelete }] }).Should().NotBe(digest);
        PlanDigest.Of(plan with { Changes = [plan.Changes[0] with { Changes = [] }] }).Should().NotBe(digest);
        PlanDigest.Of(plan with { Changes = [plan.Changes[0] with { Inputs = Samples.Analytics }] }).Should().NotBe(digest);
        PlanDigest.Of(plan with { Outputs = [new OutputChange("a", PlannedAction.Create, null, "1", false, null)] }).Should().NotBe(digest);
    }

    [Test]
    public void The_digest_does_not_tell_what_a_secret_is()
    {
        static Plan With(string secret) => Samples.Plan(Samples.UpdateOfMuch() with
        {
            Changes = [new AttributeChange(PropertyPath.Root.Member("password"), ChangeKind.Update, SecretValue.Of("a"), SecretValue.Of(secret), null)],
            Inputs = new ObjectValue(("password", SecretValue.Of(secret))),
        });

        PlanDigest.Of(With("one")).Should().Be(PlanDigest.Of(With("two")));
    }

    [Test]
    public void Texts_that_only_look_alike_have_digests_of_their_own() =>
        PlanDigest.Of(Samples.Plan() with { Project = "a", Stack = "bc" }).Should().NotBe(PlanDigest.Of(Samples.Plan() with { Project = "ab", Stack = "c" }));

    [Test]
    public void A_platform_that_is_left_uncleaned_and_scripts_to_run_are_warned_of()
    {
        var warnings = PlanWarnings.Of(EnginePlanReader.Read(SamplePlans.ByHand)).Select(warning => (warning.Kind, Text: warning.Text.ToString())).ToList();

        warnings.Select(warning => warning.Kind).Should().Equal(WarningKind.Replace, WarningKind.Destroy, WarningKind.LeftBehind, WarningKind.Script, WarningKind.Script, WarningKind.Script);
        warnings[0].Text.Should().Contain("until the new one works, Immuta enforces nothing on this Snowflake");
        warnings[2].Text.Should().Contain("force_disable");
        warnings[5].Text.Should().Contain("sha256:").And.Contain("phase create");
    }
}
