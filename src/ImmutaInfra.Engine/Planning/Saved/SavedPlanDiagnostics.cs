using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>The messages about saved plans: <c>IMI4301</c> to <c>IMI4399</c>.</summary>
internal static class SavedPlanDiagnostics
{
    private const string Stale = "Saved plan is stale";
    private const string PlanAgain = "plan again, look at it, and apply that one.";

    public static Diagnostic NotAPlan(string file) => Diagnostic.Error(
        "IMI4301", "Not a saved plan", detail: $"{file} is no plan that this program has saved.", hint: "a plan is saved by\n    immutainfra plan --out FILE");

    public static Diagnostic NewerFormat(string file, Core.Values.Number format, long known) => Diagnostic.Error(
        "IMI4302", "Saved plan of a newer program",
        detail: string.Create(CultureInfo.InvariantCulture, $"{file} has the format {format}, and this program reads the format {known}."),
        hint: "use the program that saved it, or plan again with this one.");

    public static Diagnostic Damaged(string file) => Diagnostic.Error(
        "IMI4303", "Damaged plan", detail: $"{file} is not what was saved: something has changed it, or cut it off. Nothing was done.", hint: PlanAgain);

    public static Diagnostic WrongPassphrase(string file) => Diagnostic.Error(
        "IMI4304", "Incorrect passphrase",
        detail: $"{file} is encrypted, and the passphrase that is set does not open it.",
        hint: "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to what the plan was saved with, or plan again.");

    public static Diagnostic NotWritten(string file, string why) => Diagnostic.Error(
        "IMI4305", "Plan not saved", detail: $"{file} cannot be written: {why}", hint: "name a file in a folder that is there and yours to write:\n    --out FILE");

    public static Diagnostic NotRead(string file, string why) => Diagnostic.Error("IMI4306", "Plan not read", detail: $"{file} cannot be read: {why}");

    public static Diagnostic OtherStack(StackName planned, StackName here) => Diagnostic.Error(
        "IMI4307", "Saved plan of another stack",
        detail: $"The plan is for the stack {planned}, and this is {here}. Nothing was done.",
        hint: "name the folder, the stack and the backend as when it was planned:\n    immutainfra apply DIR FILE --stack NAME");

    public static Diagnostic StateChanged(DateTimeOffset plannedAt) => Diagnostic.Error(
        "IMI4308", Stale,
        detail: $"The state has changed since the plan was made{At(plannedAt)}: the plan may have been applied already, or something else was. Nothing was done.",
        hint: PlanAgain);

    public static Diagnostic FilesChanged(IReadOnlyList<string> changes, DateTimeOffset plannedAt) => Diagnostic.Error(
        "IMI4309", Stale,
        detail: $"The configuration is not the one that the plan was made of{At(plannedAt)}: {string.Join(", ", changes)}. Nothing was done.",
        hint: PlanAgain);

    public static Diagnostic VariablesChanged(IReadOnlyList<string> names) => Diagnostic.Error(
        "IMI4310", Stale,
        detail: $"{(names.Count == 1 ? "The variable" : "The variables")} {string.Join(", ", names.Select(name => $"\"{name}\""))} {(names.Count == 1 ? "has another value" : "have other values")} than in the plan. Nothing was done.",
        hint: "a plan keeps the values of its variables: leave them away to apply it, or plan again with the new ones.");

    public static Diagnostic OtherServer(IReadOnlyList<string> planned, IReadOnlyList<string> asked) => Diagnostic.Error(
        "IMI4312", "Saved plan for another Immuta",
        detail: $"The plan was made for {string.Join(" and ", planned)}, and now {(asked.Count > 0 ? string.Join(" and ", asked) : "nobody")} would be asked. Nothing was done.",
        hint: "set IMMUTA_BASE_URL or base_url to the Immuta that the plan is for, or plan again.");

    public static Diagnostic OtherPlan(PlanDifference difference, DateTimeOffset plannedAt, string version) => Diagnostic.Error(
        "IMI4311", Stale,
        detail: $"What is really there, or a file that the configuration reads, has changed since the plan was made{At(plannedAt)} by version {version}: {difference.Subject} {difference.Explanation}. Nothing was done.",
        hint: PlanAgain);

    private static string At(DateTimeOffset time) => " (" + time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC)";
}
