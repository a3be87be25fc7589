using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Planning.Saved;

internal sealed class SavedPlanFileTests
{
    [Test]
    public async Task A_plan_with_every_kind_of_change_comes_back_as_it_was()
    {
        using var plans = new PlanFixture();
        var saved = await plans.GivenAsync();
        saved.Plan.Changes.Select(change => change.Action).Distinct().Should().BeEquivalentTo(
            [PlannedAction.NoOp, PlannedAction.Create, PlannedAction.Update, PlannedAction.DeleteThenCreate, PlannedAction.Delete]);
        await plans.SaveAsync(saved);

        var read = plans.Read();

        AssertSame(read.Plan, saved.Plan);
        read.Plan.Changes.Should().Contain(change => change.Inputs != null && change.Inputs.HasUnknowns);
        read.RequireSamePlan(saved.Plan);
        (read.PlannedAt, read.ProgramVersion).Should().Be((saved.PlannedAt, saved.ProgramVersion));
    }

    [Test]
    public async Task What_no_configuration_can_ask_for_yet_comes_back_too()
    {
        using var plans = new PlanFixture();
        var span = new SourceSpan("a b.tf", new SourcePosition(1, 2, 3), new SourcePosition(4, 5, 6));
        var nested = new ObjectValue(
            ("unknown", SecretValue.Of(Value.Unknown)),
            ("list", ListValue.Of([1, SecretValue.Of(new ObjectValue(("in", SecretValue.Of("x")), ("no", Value.Null)))])),
            ("digits", Number.Parse("1234567890123456789012345678901234567890.5")),
            ("empty", SecretValue.Of("")),
            ("null", SecretValue.Of(Value.Null)),
            ("text", "\"\\<>&\u2028é"));
        var module = ModuleAddress.Root.Child("e\u0301", new InstanceKey(3)).Child("m", new InstanceKey("]\".${"));
        var odd = new ResourceChange
        {
            Address = new ResourceAddress(module, ResourceMode.Data, "immuta_integration", "x").Instance(new InstanceKey("a\\")),
            PreviousAddress = new ResourceAddress(ModuleAddress.Root, ResourceMode.Managed, "t", "n").Instance(new InstanceKey(0)),
            Urn = Urn.Create("dev", "demo", Urn.Create("dev", "demo", null, "a:b:C", "p::q"), "immuta:index:getIntegration", "x::y"),
            Package = "immuta",
            Action = PlannedAction.Read,
            Reason = ActionReason.ReadBecauseConfigurationUnknown,
            Id = "7",
            ImportId = "8",
            Before = nested,
            After = nested,
            Inputs = nested,
            Changes = [new AttributeChange(PropertyPath.Root.Member("a.b").Item(2), ChangeKind.Delete, nested, Value.Null, "because")],
            SensitiveAttributes = ["pw"],
            Notes = ["Mind this."],
        };
        var plan = new Plan
        {
            Project = "demo",
            Stack = "dev",
            Mode = PlanMode.RefreshOnly,
            Changes = [odd],
            Drift = [odd with { Action = PlannedAction.Update }],
            Outputs = [new OutputChange("o", PlannedAction.Delete, nested, null, IsSensitive: true, "\"string\"")],
            Checks = [new CheckOutcome("check", "c", CheckStatus.Fail, ["no"])],
            Diagnostics = [Diagnostic.Warning("IMI3036", "s", span, "d", "h") with { Address = "a", Attribute = "b" }],
        };
        var value = HclValue.Object(("a", HclValue.Tuple(HclValue.Number(1), HclValue.DynamicNull)), ("b", HclValue.EmptyObject));
        var saved = new SavedPlan
        {
            Plan = plan,
            Options = new PlanOptions
            {
                Mode = PlanMode.RefreshOnly,
                Refresh = false,
                Targets = [AddressParser.TryParsePattern("module.a[0]")!],
                Excludes = [AddressParser.TryParsePattern("module.a.t.n[\"x\"]")!],
                Replace = [AddressParser.TryParseInstance("t.n")!],
                Imports = new Dictionary<InstanceAddress, string> { [AddressParser.TryParseInstance("t.n[1]")!] = "9" },
            },
            Basis = new PlanBasis
            {
                Files = new Dictionary<string, string> { ["main.tf"] = "00" },
                NamedVariableFiles = new Dictionary<string, string> { ["../p.tfvars"] = "01" },
                Variables = new Dictionary<string, VariableOrigin> { ["v"] = new(value, null, "p.tfvars", span), ["t"] = new(null, "x", "--var t", null) },
                StateDigest = "02",
            },
            PlannedAt = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(2)),
            ProgramVersion = "0.1.0",
        };
        await plans.SaveAsync(saved);

        var read = plans.Read();

        AssertSame(read.Plan, plan);
        read.Options.Should().BeEquivalentTo(saved.Options);
        read.Basis.Files.Should().Equal(saved.Basis.Files);
        read.Basis.NamedVariableFiles.Should().Equal(saved.Basis.NamedVariableFiles);
        read.Basis.StateDigest.Should().Be("02");
        read.Basis.Variables.Should().Equal(saved.Basis.Variables);
        read.PlannedAt.Should().Be(saved.PlannedAt);
    }

    [Test]
    public async Task Secrets_stand_nowhere_in_the_file_and_only_its_owner_may_read_it()
    {
        using var plans = new PlanFixture();
        await System.IO.File.WriteAllTextAsync(plans.File, "an older plan");

        var digest = await plans.SaveAsync(await plans.GivenAsync());

        var bytes = await System.IO.File.ReadAllBytesAsync(plans.File);
        var text = Encoding.UTF8.GetString(bytes);
        text.Should().StartWith("{\"immutainfraPlan\":1,\"project\":\"demo\",\"stack\":\"dev\",\"salt\":\"v1:")
            .And.NotContain("planted").And.NotContain("example.com").And.NotContain(Convert.ToBase64String("planted"u8)[..8]);
        digest.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(plans.File).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [TestCase("sealed", "IMI4303")]
    [TestCase("salt", "IMI4304")]
    [TestCase("project", "IMI4303")]
    [TestCase("stack", "IMI4303")]
    public async Task A_tampered_file_is_refused(string member, string code)
    {
        using var plans = new PlanFixture();
        await plans.SaveAsync(await plans.GivenAsync());
        var envelope = JObject.Parse(await System.IO.File.ReadAllTextAsync(plans.File));
        var text = (string)envelope[member]!;
        var middle = text.Length / 2;
        envelope[member] = member == "salt" ? text.Replace("v1:", "v1:A", StringComparison.Ordinal).Remove(7, 1) : $"{text[..middle]}{(text[middle] == 'A' ? 'B' : 'A')}{text[(middle + 1)..]}";
        await System.IO.File.WriteAllTextAsync(plans.File, envelope.ToString());

        plans.ReadCode().Should().BeOneOf(code, "IMI4303");
    }

    [Test]
    public async Task A_file_that_is_cut_off_is_damaged()
    {
        using var plans = new PlanFixture();
        await plans.SaveAsync(await plans.GivenAsync());
        var text = await System.IO.File.ReadAllTextAsync(plans.File);
        await System.IO.File.WriteAllTextAsync(plans.File, text[..(text.Length / 2)]);

        plans.ReadCode().Should().Be("IMI4303");
    }

    [TestCase("", "IMI4301")]
    [TestCase("PK\u0003\u0004 what terraform saves", "IMI4301")]
    [TestCase("[]", "IMI4301")]
    [TestCase("{\"version\":3}", "IMI4301")]
    [TestCase("{\"immutainfraPlan\":\"x\"}", "IMI4301")]
    [TestCase("{\"immutainfraPlan\":2,\"what\":[]}", "IMI4302")]
    [TestCase("{\"immutainfraPlan\":2,\"sealed\":[]}", "IMI4302")]
    [TestCase("{\"immutainfraPlan\":1}", "IMI4303")]
    [TestCase("{\"immutainfraPlan\":1,\"project\":\"../x\",\"stack\":\"dev\",\"salt\":\"v1:\",\"sealed\":\"\"}", "IMI4303")]
    [TestCase("{\"immutainfraPlan\":1,\"project\":\"x\",\"stack\":\"dev\",\"salt\":\"v1:\",\"sealed\":\"\"}", "IMI4303")]
    public void What_is_no_plan_is_told_apart_from_what_is_damaged(string content, string code)
    {
        using var plans = new PlanFixture();
        System.IO.File.WriteAllText(plans.File, content);

        plans.ReadCode().Should().Be(code);
    }

    [Test]
    public async Task Another_passphrase_does_not_open_it()
    {
        using var plans = new PlanFixture();
        await plans.SaveAsync(await plans.GivenAsync());

        plans.Program.Environment["PULUMI_CONFIG_PASSPHRASE"] = "another";

        plans.ReadCode().Should().Be("IMI4304");
    }

    [Test]
    public async Task The_key_is_that_of_the_stack_where_it_has_one()
    {
        using var plans = new PlanFixture();
        await plans.SaveAsync(await plans.GivenAsync());

        var salt = (string)JObject.Parse(await System.IO.File.ReadAllTextAsync(plans.File))["salt"]!;

        (await plans.Program.Store.FindAsync(State.StackFixture.Dev))!.Snapshot.Secrets!.Json.Should().Contain(salt);
    }

    [Test]
    public async Task Where_the_file_cannot_be_written_that_is_said()
    {
        using var plans = new PlanFixture();
        plans.Program.Write("output \"x\" {\n value = 1\n}");
        var saved = await plans.PlanAsync();
        var writer = new SavedPlanWriter(plans.Program.Store);

        PlanFixture.CodeOf(() => writer.Write(saved, null, Path.Combine(plans.Program.Folder, "no", "such.plan"))).Should().Be("IMI4305");
        PlanFixture.CodeOf(() => writer.Write(saved, null, plans.Program.Folder)).Should().Be("IMI4305");
        PlanFixture.CodeOf(() => writer.Write(saved, null, Path.Combine(plans.Program.Folder, new string('x', 300)))).Should().Be("IMI4305");
    }

    private static void AssertSame(Plan actual, Plan expected)
    {
        actual.Outputs.Should().Equal(expected.Outputs);
        actual.Diagnostics.Should().Equal(expected.Diagnostics);
        actual.Checks.Should().BeEquivalentTo(expected.Checks);
        (actual.Project, actual.Stack, actual.Mode).Should().Be((expected.Project, expected.Stack, expected.Mode));
        foreach (var (mine, theirs) in actual.Changes.Concat(actual.Drift).Zip(expected.Changes.Concat(expected.Drift)))
        {
            Bare(mine).Should().Be(Bare(theirs));
            mine.Changes.Should().Equal(theirs.Changes);
            mine.SensitiveAttributes.Should().Equal(theirs.SensitiveAttributes);
            mine.Notes.Should().Equal(theirs.Notes);
        }

        (actual.Changes.Count, actual.Drift.Count).Should().Be((expected.Changes.Count, expected.Drift.Count));

        static ResourceChange Bare(ResourceChange change) => change with { Changes = [], SensitiveAttributes = [], HiddenAttributes = [], Notes = [] };
    }
}
