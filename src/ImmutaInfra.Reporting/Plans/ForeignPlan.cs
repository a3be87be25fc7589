using System.Security.Cryptography;
using System.Text;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>The last steps to a report of a plan that another program has made.</summary>
internal static class ForeignPlan
{
    /// <summary>Hides what is secret and sums up what the plan does.</summary>
    public static PlanReport Finish(PlanReport report)
    {
        var secrets = new KnownSecrets();
        foreach (var change in report.Changes.Concat(report.Drift))
        {
            secrets.AddFrom(change.Before);
            secrets.AddFrom(change.After);
        }

        foreach (var output in report.Outputs)
        {
            secrets.AddFrom(output.Before);
            secrets.AddFrom(output.After);
        }

        report = secrets.HideIn(report);
        return report.HasErrors ? report : report with { Digest = DigestOf(report) };
    }

    private static string DigestOf(PlanReport report)
    {
        var text = new StringWriter { NewLine = "\n" };
        new PlanReportJsonView(text).Write(report with { Duration = null, Diagnostics = [], Unchanged = 0 });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
