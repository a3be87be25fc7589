using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>The messages about plans of other programs: <c>IMI7001</c> to <c>IMI7049</c>.</summary>
internal static class PlanReportDiagnostics
{
    public static Diagnostic NoJson(string file, string why) => Diagnostic.Error(
        "IMI7001", "Not a plan in JSON", detail: $"{file} cannot be read as JSON: {why}", hint: "write one with\n    pulumi preview --json > plan.json");

    public static Diagnostic UnknownPlan(string file) => Diagnostic.Error(
        "IMI7002", "Unknown kind of plan",
        detail: $"{file} is JSON, but neither what \"pulumi preview --json\" writes nor Terraform's JSON plan representation.",
        hint: "write one with\n    pulumi preview --json > plan.json\n    terraform show -json change.plan > plan.json");

    public static Diagnostic PulumiError(string message, string? address) =>
        Diagnostic.Error("IMI7003", "Pulumi reports an error", detail: message) with { Address = address };

    public static Diagnostic PulumiWarning(string message, string? address) =>
        Diagnostic.Warning("IMI7004", "Pulumi warns", detail: message) with { Address = address };

    public static Diagnostic Incomplete() => Diagnostic.Error(
        "IMI7005", "Incomplete plan", detail: "The program that planned met errors; what it says here is not the whole plan.");

    public static Diagnostic Reported(bool isError, string summary, string detail, string? address) => isError
        ? Diagnostic.Error("IMI7006", "Terraform reports an error", detail: Joined(summary, detail)) with { Address = address }
        : Diagnostic.Warning("IMI7007", "Terraform warns", detail: Joined(summary, detail)) with { Address = address };

    private static string Joined(string summary, string detail) => detail.Length == 0 ? summary : $"{summary}: {detail}";
}
