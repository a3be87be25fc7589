using ImmutaInfra.Reporting.Tests.Plans;

namespace ImmutaInfra.Reporting.Tests.Html;

/// <summary>Opens pages in a real browser, at the width of a phone and of a desk.</summary>
public class PageInBrowserTests
{
    private static IEnumerable<TestCaseData> Cases =>
        from name in new[] { "mixed", "hostile", "by-hand" }
        from width in new[] { 500, 1280 }
        select Browser.Case(nameof(A_page_fits_the_window), name, width);

    [TestCaseSource(nameof(Cases))]
    public async Task A_page_fits_the_window(string name, int width) =>
        (await Browser.MeasureAsync(Everything.Page(SamplePlans.All[name]), width)).Should().Contain(Browser.Fits);
}
