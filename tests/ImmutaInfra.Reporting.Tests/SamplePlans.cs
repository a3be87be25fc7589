using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Tests.Plans;

namespace ImmutaInfra.Reporting.Tests;

/// <summary>A dozen reports, each of its own kind.</summary>
internal static class SamplePlans
{
    /// <summary>Names in which everything that means something somewhere stands.</summary>
    public const string Hostile = "</summary></details>`|*@everyone* [x](http://e.example) <script>alert(1)</script> #1 !2 --> ```\n```\n# Head\n/close";

    public static Plan ByHand { get; } = Samples.Plan(
        Samples.Change("old", PlannedAction.Delete, Manual.With("forceDisable", true), null),
        Samples.MoveToOtherHost() with { Address = Samples.Address("moved"), Before = Manual, After = Manual.With("host", "b.example"), Notes = [] },
        new ResourceChange
        {
            Address = new ResourceAddress(ModuleAddress.Root, ResourceMode.Data, "immuta_bootstrap_script", "set_up").Instance(),
            Urn = Urn.Create("dev", "demo", parent: null, "immuta:index:getBootstrapScript", "set_up"),
            Package = "immuta",
            Action = PlannedAction.NoOp,
            After = new ObjectValue(("type", "Snowflake"), ("phase", "create"), ("script", SecretValue.Of("CREATE ROLE immuta;"))),
        });

    public static IReadOnlyDictionary<string, PlanReport> All { get; } = new Dictionary<string, PlanReport>(StringComparer.Ordinal)
    {
        ["mixed"] = Told(EnginePlanReader.Read(Samples.Mixed)),
        ["create"] = Told(EnginePlanReader.Read(Samples.Plan(Samples.Create("analytics")))),
        ["replace"] = Told(EnginePlanReader.Read(Samples.Plan(Samples.MoveToOtherHost()))),
        ["destroy"] = Told(EnginePlanReader.Read(Samples.Plan(Samples.Change("analytics", PlannedAction.Delete, Samples.Analytics, null) with { Reason = ActionReason.DeleteBecauseNoResourceConfiguration }))),
        ["nothing"] = Told(EnginePlanReader.Read(Samples.Plan(Samples.Change("analytics", PlannedAction.NoOp, Samples.Analytics, Samples.Analytics)))),
        ["drift"] = Told(EnginePlanReader.Read(Samples.Plan() with
        {
            Mode = PlanMode.RefreshOnly,
            Drift = [Samples.Change("analytics", PlannedAction.Update, Samples.Analytics, Samples.Analytics.With("warehouse", "SOMEBODYS_WH")), Samples.Change("gone", PlannedAction.Delete, Samples.Analytics, null)],
        })),
        ["failed"] = Told(EnginePlanReader.Read(Samples.Plan() with
        {
            Diagnostics =
            [
                Diagnostic.Error("IMI3010", "Resource is protected", detail: "prevent_destroy is set, and the plan would destroy it.") with { Address = "immuta_snowflake_integration.analytics" },
                Diagnostic.Warning("IMI3011", "Deprecated attribute", detail: "Use \"user_profile_pattern\" instead."),
            ],
        })),
        ["by-hand"] = Told(EnginePlanReader.Read(ByHand)),
        ["local"] = Told(EnginePlanReader.Read(Samples.Plan(Samples.UpdateOfMuch()))) with { Checks = ChecksMade.Local },
        ["configuration-only"] = Told(new PlanReport { Origin = PlanOrigin.ImmutaInfra, Project = "demo", Stack = "dev", Changes = [] }) with { Checks = ChecksMade.ConfigurationOnly, Digest = null },
        ["hostile"] = Told(EnginePlanReader.Read(Samples.Plan(Samples.Create("x", new ObjectValue(
            ("host", Hostile), ("labels", new ObjectValue((Hostile, Hostile))), ("setupScript", $"{Hostile}\n{Hostile}")), new InstanceKey(Hostile)) with
        { Notes = [Hostile] }) with
        {
            Stack = Hostile,
            Diagnostics = [Diagnostic.Warning("IMI3011", "Odd", detail: Hostile) with { Address = Hostile }],
            Outputs = [new OutputChange(Hostile, PlannedAction.Create, null, Hostile, false, null)],
        })),
        ["pulumi"] = Recording.Read("pulumi-replace") with { Commit = "0123456789abcdef0123456789abcdef01234567", Duration = TimeSpan.FromSeconds(75) },
        ["pulumi-shrink"] = Recording.Read("pulumi-shrink"),
        ["terraform"] = Recording.Read("terraform"),
    };

    private static ObjectValue Manual => new(("host", "a.example"), ("warehouse", "W"), ("autoBootstrap", false));

    private static PlanReport Told(PlanReport report) =>
        report with { Commit = "0123456789abcdef0123456789abcdef01234567", PlannedAt = new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.FromHours(1)), Duration = TimeSpan.FromMilliseconds(2345), Checks = ChecksMade.Live };
}
