using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The messages about previews and what is reviewed by them: IMI1971 to IMI1989.</summary>
internal static class PreviewDiagnostics
{
    public static Diagnostic OtherPlan(string expected, string actual) => Diagnostic.Error(
        "IMI1971", "Not the plan that was reviewed",
        detail: $"The plan to be done is to have the digest sha256:{expected}; what would be done now has sha256:{actual}. Nothing was done.",
        hint: "what is there, the configuration or a variable has changed since the review, or that digest is not of a plan: look at the new plan, and apply with its digest.");

    public static Diagnostic NoSuchFile(string file) => Diagnostic.Error(
        "IMI1972", "No such plan", detail: $"There is no file \"{file}\".", hint: "write one with\n    pulumi preview --json > plan.json");

    public static Diagnostic OptionWithoutPlanning(string option) => Diagnostic.Error(
        "IMI1973", "Option for making plans", detail: $"With --from the plan is made already, so {option} has no say in it.", hint: $"leave {option} away.");

    public static Diagnostic NotPlanned(string why) => Diagnostic.Warning(
        "IMI1974", "Nothing was planned", detail: $"There is no API key, as in builds of forks, and without more than that there is no plan either: {why}",
        hint: "what would change is known only where the job is given its secrets.");
}
