using System.Globalization;
using System.Text.RegularExpressions;
using ImmutaInfra.Reporting.Html;
using ImmutaInfra.Reporting.Tests.Plans;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Html;

public partial class PlanPageViewTests
{
    private static IEnumerable<string> Names => SamplePlans.All.Keys;

    [TestCaseSource(nameof(Names))]
    public void The_page_of_a_plan(string name)
    {
        var page = Everything.Page(SamplePlans.All[name]);

        WellFormedPage.FindFault(page).Should().BeNull();
        Baseline.Verify(page.Replace(PageStyle.Text, "(style)", StringComparison.Ordinal), $"{name}.html");
    }

    [Test]
    public void A_page_loads_and_runs_nothing()
    {
        var page = Everything.Page(SamplePlans.All["mixed"]);

        page.Should().Contain("default-src 'none'; style-src 'unsafe-inline'").And.NotContain("<script").And.NotContain("http://").And.NotContain("https://").And.NotContain("url(");
    }

    /// <remarks>Source: WCAG 2.2, 1.4.3, contrast of text: 4.5 to 1.</remarks>
    [TestCase(0)]
    [TestCase(1)]
    public void Text_has_enough_contrast_in_light_and_dark(int scheme)
    {
        var colours = Colour().Matches(PageStyle.Text).GroupBy(match => match.Groups[1].Value)
            .ToDictionary(group => group.Key, group => group.ElementAt(Math.Min(scheme, group.Count() - 1)).Groups[2].Value);
        (string Text, string Ground)[] pairs =
        [
            ("ink", "ground"), ("ink", "card"), ("quiet", "ground"), ("quiet", "card"), ("ink", "change-ground"), ("ink", "destroy-ground"),
            .. from kind in new[] { "add", "change", "destroy", "replace", "other" } from ground in new[] { "card", "ground", $"{kind}-ground" } select (kind, ground),
        ];

        foreach (var (text, ground) in pairs)
        {
            Contrast(colours[text], colours[ground]).Should().BeGreaterThanOrEqualTo(4.5, "{0} stands on {1}", text, ground);
        }
    }

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber) / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex Colour();
}
