using FsCheck.Fluent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Tests.Html;
using ImmutaInfra.Reporting.Tests.Markdown;

namespace ImmutaInfra.Reporting.Tests.Plans;

/// <summary>Whatever values, keys and messages hold, a report keeps its form, and no secret is in it.</summary>
public class HostilePlanTests
{
    private const string Planted = "planted-secret-4711";

    private static readonly string[] Pieces =
    [
        "`", "```", "````", "~~~", "\n", "\r\n", "\n\n", "|", "</details>", "<details>", "</summary>", "<!--", "-->", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "[a](http://x.example)", "![a](http://x.example/y.png)", "http://x.example", "https://github.com/a/b/issues/1", "www.x.example", "a@b.example", "@team", "@<0000-00>", "#12", "GH-12", "!7", "&8",
        "~label", "%1", "$1+1$", "$$", "&#64;x", "&lt;", "&", "\\", "\"", "'", "*", "**", "_", "__", "# ", "## ", "---", "===", "> ", "- ", "1. ", "    ", "\t", "- [ ] ", ":smile:", "/close", "/merge",
        "::set-output name=a::b", "##vso[task.complete]", "##[error]", "\u0000", "\u001b[31m", "\u202e", "\u200b", "\u2028", "\ud800", "\udc00", "é", "漢字", "🦊", "x", "long " , "${a}", "%{if}", "{", "}", "[", "]", "\u0085", "\u200d",
        "{\"a\":\"</pre>\"}", "[1,2", Planted, Planted, "a", "word", "another word",
    ];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public FsCheck.Property Nothing_breaks_out_and_no_secret_shows() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf(7).Select(pieces => string.Concat(pieces)).ListOf(12).ToArbitrary(),
        texts =>
        {
            var all = texts.ToList();
            var plan = PlanOf(i => all[i % all.Count]);
            var report = EnginePlanReader.Read(plan);
            foreach (var limit in new[] { PlanCommentView.ShortestLimit, 65_000 })
            {
                var comment = new PlanCommentView(limit).Render(report);
                comment.Length.Should().BeLessThanOrEqualTo(limit);
                WellFormed.FindFault(comment).Should().BeNull(comment);
            }

            WellFormedPage.FindFault(Everything.Page(report)).Should().BeNull();
            Everything.Of(report).Should().NotContain(Planted);
            foreach (var text in new[] { Everything.Text(report), Everything.Text(plan) })
            {
                text.Should().NotContain("\u001b").And.NotContain("##vso[").And.NotContain("##[");
                text.Split('\n').Should().NotContain(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
            }
        });

    private static Plan PlanOf(Func<int, string> text)
    {
        var secret = SecretValue.Of(Planted);
        ObjectValue before = new(
            ("host", text(0)), ("password", secret), ("labels", new ObjectValue((text(1), text(2)), ("k", secret))),
            ("excludedWarehouses", new ListValue([text(3), text(4), secret])), ("setupScript", $"{text(5)}\n{text(6)}"), ("policy", text(7)));
        var after = before.With("host", text(7)).With("password", SecretValue.Of(Planted + "-2")).With("excludedWarehouses", new ListValue([text(4), text(8)]))
            .With("setupScript", $"{text(6)}\n{text(5)}").With("labels", new ObjectValue((text(2), text(1))));
        var replaced = Samples.Change("a", PlannedAction.DeleteThenCreate, before, after, new InstanceKey(text(9))) with
        {
            Changes = [new AttributeChange(PropertyPath.Root.Member("labels").Member(text(2)), ChangeKind.Update, text(0), text(1), text(10))],
            Notes = [text(11)],
        };
        return Samples.Plan(
            replaced,
            Samples.Change("b", PlannedAction.Update, before, after, new InstanceKey(text(1))) with { PreviousAddress = Samples.Address("c", new InstanceKey(text(2))) },
            Samples.Change("d", PlannedAction.Delete, before, null, new InstanceKey(text(3))) with { Reason = ActionReason.DeleteBecauseEachKey },
            Samples.Create("e", before) with { ImportId = text(4) }) with
        {
            Project = text(5),
            Stack = text(6),
            Drift = [Samples.Change("f", PlannedAction.Update, before, after, new InstanceKey(text(7)))],
            Outputs = [new OutputChange(text(8), PlannedAction.Update, text(9), text(10), false, null), new OutputChange(text(9) + "s", PlannedAction.Create, null, Planted, true, null)],
            Checks = [new CheckOutcome("check", text(11), CheckStatus.Fail, [text(0)])],
            Diagnostics = [Diagnostic.Warning("IMI3001", "Odd", detail: text(1), hint: text(2)) with { Address = text(3) }],
        };
    }
}
