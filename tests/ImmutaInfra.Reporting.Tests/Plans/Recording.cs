using ImmutaInfra.Core.Schema;
using ImmutaInfra.Reporting.Plans;

namespace ImmutaInfra.Reporting.Tests.Plans;

/// <summary>Plans that other programs wrote: Pulumi 3.260 and Terraform 1.11.4.</summary>
internal static class Recording
{
    public static ResourceSchema Redshift { get; } = ResourceSchema.For(
        "immuta:index:RedshiftIntegration",
        "immuta_redshift_integration",
        "A Redshift cluster.",
        AttributeSchema.Text("host").ReplaceBecause("Immuta cannot move an integration to another host"),
        AttributeSchema.Text("password").Secret());

    public static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "Recordings", $"{name}.json"));

    public static PlanReport Read(string name) => Parse(Text(name));

    public static PlanReport Parse(string text) =>
        new PlanFileReader(type => type == Redshift.Token || type == Redshift.HclType ? Redshift : null).Read("plan.json", text);
}
