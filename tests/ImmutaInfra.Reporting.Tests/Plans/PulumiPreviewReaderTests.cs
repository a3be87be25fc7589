using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Plans;

namespace ImmutaInfra.Reporting.Tests.Plans;

public class PulumiPreviewReaderTests
{
    private const string Urn = "urn:pulumi:prod::shop::immuta:index:RedshiftIntegration::main";

    [Test]
    public void A_replacement_names_what_forces_it_and_why()
    {
        var report = Recording.Read("pulumi-replace");

        report.Name.Should().Be("demo/dev");
        report.Origin.Should().Be(PlanOrigin.Pulumi);
        var change = report.Changes.Should().ContainSingle().Subject;
        change.Address.Should().Be("immuta:index:RedshiftIntegration::main");
        change.Action.Should().Be(PlannedAction.DeleteThenCreate);
        change.Causes.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "host", Reason = "Immuta cannot move an integration to another host" });
        report.Counts.Replace.Should().Be(1);
        report.Unchanged.Should().Be(1, "the stack itself is no resource");
        report.Duration.Should().BeGreaterThan(TimeSpan.Zero);
    }

    [Test]
    public void The_order_of_a_replacement_is_kept() =>
        Recording.Read("pulumi-create-before-destroy").Changes.Should().ContainSingle().Which.Action.Should().Be(PlannedAction.CreateThenDelete);

    [Test]
    public void Creations_and_deletions_are_counted()
    {
        var report = Recording.Read("pulumi-shrink");

        report.Counts.Should().Be(new ChangeCounts(0, 1, 0, 0, 2));
        report.Changes[0].Action.Should().Be(PlannedAction.Delete, "what goes comes first");
    }

    [Test]
    public void Nothing_to_do_is_no_change() => Recording.Read("pulumi-same").HasChanges.Should().BeFalse();

    [Test]
    public void Digests_tell_plans_apart_and_stay_the_same_for_one()
    {
        var first = Recording.Read("pulumi-replace");

        Recording.Read("pulumi-replace").Digest.Should().Be(first.Digest).And.HaveLength(64);
        Recording.Read("pulumi-create").Digest.Should().NotBe(first.Digest);
    }

    [Test]
    public void Steps_of_a_replacement_are_one_change()
    {
        var report = Parse("""
            {"steps":[
              {"op":"delete-replaced","urn":"(urn)","oldState":{"id":"1","inputs":{"host":"a"}}},
              {"op":"create-replacement","urn":"(urn)","oldState":{"id":"1","inputs":{"host":"a"}},"newState":{"inputs":{"host":"b"}},"replaceReasons":["host"]}
            ]}
            """);

        var change = report.Changes.Should().ContainSingle().Subject;
        change.Action.Should().Be(PlannedAction.DeleteThenCreate);
        change.Causes.Should().ContainSingle();
        report.Name.Should().Be("shop/prod");
    }

    [Test]
    public void A_changed_secret_is_shown_as_changed_and_never_as_itself()
    {
        var report = Parse("""
            {"steps":[{"op":"update","urn":"(urn)",
              "oldState":{"id":"1","inputs":{"password":"[secret]","token":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"planted-old-token\""},"note":"uses planted-old-token"}},
              "newState":{"inputs":{"password":"[secret]","token":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"planted-new-token\""},"note":"uses planted-new-token"}},
              "detailedDiff":{"password":{"kind":"update","inputDiff":true}}}],
             "diagnostics":[{"severity":"warning","message":"<{%fg 1%}>the token planted-new-token is weak<{%reset%}>","urn":"(urn)"}]}
            """);

        var lines = string.Join('\n', ChangeLines.Of(report.Changes[0]).Select(line => line.Text));
        lines.Should().MatchRegex("password += \\(secret\\) -> \\(secret, changed\\)").And.MatchRegex("token += \\(secret\\) -> \\(secret, changed\\)");
        Everything.Of(report).Should().NotContain("planted");
        report.Diagnostics.Should().ContainSingle().Which.Detail.Should().Be("the token (secret) is weak");
    }

    [Test]
    public void Outputs_named_secret_are_hidden_even_where_they_stand_in_clear()
    {
        var report = Parse("""
            {"steps":[{"op":"create","urn":"(urn)","newState":{"inputs":{"key":"planted-in-clear","password":"planted-by-schema","x":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"additionalSecretOutputs":["key"]}}]}
            """);

        Everything.Of(report).Should().NotContain("planted").And.Contain("(known after apply)");
    }

    [Test]
    public void What_the_stack_gives_is_compared()
    {
        var report = Recording.Parse("""
            {"steps":[{"op":"same","urn":"urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod","oldState":{"outputs":{"a":"1","b":"2"}},"newState":{"outputs":{"a":"1","b":"3","c":"4"}}}]}
            """);

        report.Outputs.Select(output => (output.Name, output.Action)).Should().Equal(("b", PlannedAction.Update), ("c", PlannedAction.Create));
    }

    [TestCase("{", "IMI7001")]
    [TestCase("[]", "IMI7001")]
    [TestCase("Previewing update (dev)", "IMI7001")]
    [TestCase("{\"hello\":1}", "IMI7002")]
    public void What_is_no_plan_is_refused(string text, string code) =>
        ((Action)(() => Recording.Parse(text))).Should().Throw<DiagnosticException>().Which.Diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);

    [Test]
    public void Errors_of_pulumi_are_errors()
    {
        var report = Recording.Parse("""{"steps":[],"diagnostics":[{"severity":"error","message":"no such host"},{"severity":"info","message":"x"}]}""");

        report.HasErrors.Should().BeTrue();
        report.Digest.Should().BeNull();
    }

    private static PlanReport Parse(string text) => Recording.Parse(text.Replace("(urn)", Urn, StringComparison.Ordinal));
}
