using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Reporting.Drift;

namespace ImmutaInfra.Reporting.Tests.Drift;

/// <summary>Drift made by hand: one of each kind, some of it written by somebody hostile.</summary>
internal static class SampleDrift
{
    public const string Hostile = "</code><script>alert(1)</script> @everyone `x` **b** ##vso[task.complete]";

    public static StackName Stack { get; } = new("shop", "prod");

    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<DriftFinding> Findings { get; } =
    [
        Of(DriftKind.Changed, "analytics", "1") with
        {
            Changes =
            [
                Change("warehouse", "IMMUTA_WH", Hostile),
                Change("password", SecretValue.Of("hunter2"), SecretValue.Of("hunter3")),
                Change("oAuthClientConfig.clientId", "immuta", "somebody"),
                Change("excludedWarehouses", ListValue.Of(["DEV_A"]), ListValue.Of(["DEV_A", "DEV_B"])),
            ],
        },
        Of(DriftKind.Missing, "lake", "2"),
        Of(DriftKind.Disabled, "old", "3") with { Status = "disabled" },
        Of(DriftKind.Unhealthy, "broken", "4") with { Status = "recurringValidationError", FailedTests = [new FailedTest("Default warehouse access test", Hostile)] },
        Of(DriftKind.Busy, "moving", "5") with { Status = "migrating" },
        Of(DriftKind.Unmanaged, "", "6") with { Name = $"Snowflake on {Hostile} (id 6)", Address = null, Status = "enabled" },
    ];

    public static (DriftReport Report, DriftMemory Memory) Make(params IReadOnlyList<DriftFinding> findings)
    {
        var before = DriftMemory.Empty.After(Round(0, [Of(DriftKind.Missing, "found-again", "9")]), confirm: 1);
        var round = Round(6, findings) with
        {
            Diagnostics = [Diagnostic.Error("IMI5500", "Immuta failed", detail: $"It answers 500: {Hostile}")],
        };
        var memory = before.After(round, confirm: 1);
        return (DriftReport.Of(Stack, round, memory), memory);
    }

    public static string Page(params IReadOnlyList<DriftFinding> findings)
    {
        var (report, memory) = Make(findings);
        var text = new StringWriter();
        new DriftPageView(text).Write(report, memory, report.Name, Noon.AddHours(12));
        return text.ToString();
    }

    private static DriftRound Round(int hour, IReadOnlyList<DriftFinding> findings) => new()
    {
        StartedAt = Noon.AddHours(hour),
        Duration = TimeSpan.FromSeconds(2.5),
        Findings = findings,
        Checked = 12,
        Skipped = 1,
    };

    private static DriftFinding Of(DriftKind kind, string name, string id) => new()
    {
        Kind = kind,
        Name = $"immuta_snowflake_integration.{name}",
        Address = Samples.Address(name.Length == 0 ? "x" : name),
        Package = "immuta",
        Type = Samples.Snowflake.Token,
        Schema = Samples.Snowflake,
        Id = id,
    };

    private static AttributeChange Change(string path, Value before, Value after) =>
        new(path.Split('.').Aggregate(PropertyPath.Root, (outer, name) => outer.Member(name)), ChangeKind.Update, before, after, null);
}
