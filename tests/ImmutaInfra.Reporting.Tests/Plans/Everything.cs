using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Html;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Tests.Plans;

/// <summary>A report in every form, one behind the other.</summary>
internal static class Everything
{
    public static string Of(PlanReport report) => new PlanCommentView(1_000_000).Render(report) + Page(report) + Text(report) + Json(report);

    public static string Page(PlanReport report) => Write(output => new PlanPageView(output).Write(report));

    public static string Text(PlanReport report) => Write(output => new PlanReportView(output, new TextOptions()).Write(report));

    public static string Text(Plan plan) => Write(output =>
    {
        new PlanView(output, new TextOptions()).Write(plan);
        new DiagnosticsView(output, new TextOptions(Width: 60), _ => null).Write(plan.Diagnostics);
    });

    public static string Json(PlanReport report) => Write(output => new PlanReportJsonView(output).Write(report));

    private static string Write(Action<TextWriter> write)
    {
        var text = new StringWriter { NewLine = "\n" };
        write(text);
        return text.ToString();
    }
}
