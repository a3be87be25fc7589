using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Markdown;

public class PlanCommentViewTests
{
    private static IEnumerable<string> Names => SamplePlans.All.Keys;

    [TestCaseSource(nameof(Names))]
    public void The_comment_of_a_plan(string name)
    {
        var comment = new PlanCommentView(65_000).Render(SamplePlans.All[name]);

        WellFormed.FindFault(comment).Should().BeNull(comment);
        Baseline.Verify(comment, $"{name}.md");
    }

    [TestCase(65_000)]
    [TestCase(149_000)]
    [TestCase(20_000)]
    [TestCase(PlanCommentView.ShortestLimit)]
    public void A_plan_of_five_thousand_changes_fits_and_names_what_is_cut(int longest)
    {
        var comment = new PlanCommentView(longest).Render(Large(5_000));

        comment.Length.Should().BeLessThanOrEqualTo(longest).And.BeGreaterThan(longest * 8 / 10, "what has room is shown");
        WellFormed.FindFault(comment).Should().BeNull();
        comment.Should().Contain("**Cut to fit:**").And.Contain("of 5,000 parts of this plan are without detail here").And.Contain("not even named");
        comment.IndexOf("r[0]</code> must be replaced", StringComparison.Ordinal).Should().BePositive("what is dangerous keeps its detail");
        comment.Should().NotContain("r[4999]");
    }

    [Test]
    public void Detail_goes_before_names_go()
    {
        var comment = new PlanCommentView(65_000).Render(Large(300));

        WellFormed.FindFault(comment).Should().BeNull();
        comment.Should().Contain("Changes without their detail").And.Contain("r[299]").And.NotContain("not even named");
        comment.Length.Should().BeLessThanOrEqualTo(65_000);
    }

    [Test]
    public void One_huge_change_does_not_crowd_out_the_others()
    {
        var huge = new ObjectValue(Enumerable.Range(0, 3_000).Select(i => KeyValuePair.Create($"k{i}", (Value)new string('v', 150))));
        var report = EnginePlanReader.Read(Samples.Plan(Samples.Create("a", huge), Samples.Create("b")));

        var comment = new PlanCommentView(65_000).Render(report);

        WellFormed.FindFault(comment).Should().BeNull();
        comment.Should().Contain("more lines hidden").And.Contain("acme.snowflakecomputing.com");
    }

    [Test]
    public void Thousands_of_warnings_leave_room_for_the_changes()
    {
        var report = EnginePlanReader.Read(Samples.Plan([.. Enumerable.Range(0, 2_000).Select(i =>
            Samples.Change("r", PlannedAction.Delete, Samples.Analytics, null, new InstanceKey(i)))]));

        var comment = new PlanCommentView(65_000).Render(report);

        WellFormed.FindFault(comment).Should().BeNull();
        comment.Length.Should().BeLessThanOrEqualTo(65_000);
        comment.Should().MatchRegex("… and [0-9,]+ more;").And.Contain("<details>");
    }

    [Test]
    public void Two_stacks_have_two_markers_and_no_name_ends_the_hidden_line()
    {
        PlanCommentView.Marker("a/dev").Should().NotBe(PlanCommentView.Marker("a/prod"));
        PlanCommentView.Marker("a--> <b>\n--").Should().MatchRegex("^<!-- immutainfra:preview [A-Za-z0-9/_.@%-]+ -->$").And.NotContain("--%");
    }

    [Test]
    public void The_marker_of_one_stack_does_not_begin_that_of_another() =>
        PlanCommentView.Marker("a/dev2").Should().NotStartWith(PlanCommentView.Marker("a/dev"));

    internal static PlanReport Large(int count) => EnginePlanReader.Read(Samples.Plan([.. Enumerable.Range(0, count).Select(i =>
        i % 10 == 0
            ? Samples.MoveToOtherHost() with { Address = Samples.Address("r", new InstanceKey(i)), Notes = [] }
            : Samples.Create("r", key: new InstanceKey(i)))]));
}
