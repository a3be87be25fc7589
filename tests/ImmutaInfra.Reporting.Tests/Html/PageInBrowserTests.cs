using System.Diagnostics;
using ImmutaInfra.Reporting.Tests.Plans;

namespace ImmutaInfra.Reporting.Tests.Html;

/// <summary>Opens pages in a real browser, at the width of a phone and of a desk.</summary>
public class PageInBrowserTests
{
    private const string Measure = """
        <script>addEventListener("load", () => {
          const wide = [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll") && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName);
          const small = [...document.querySelectorAll("body *")].filter(e => parseFloat(getComputedStyle(e).fontSize) < 11).map(e => e.tagName);
          document.title = `measured ${document.documentElement.scrollWidth <= innerWidth} ${wide.join("+")} ${small.join("+")}.`;
        });</script>
        """;

    private static readonly string? Browser = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static IEnumerable<TestCaseData> Cases =>
        from name in new[] { "mixed", "hostile", "by-hand" }
        from width in new[] { 500, 1280 }
        let test = new TestCaseData(name, width)
        select Browser is null
            ? test.SetName($"A_page_fits_the_window({name},{width}) skipped: no chromium on PATH").Ignore("no chromium on PATH")
            : test.SetName($"A_page_fits_the_window({name},{width})");

    [TestCaseSource(nameof(Cases))]
    public async Task A_page_fits_the_window(string name, int width)
    {
        var folder = Directory.CreateTempSubdirectory("immutainfra-page-");
        try
        {
            // The page's own policy lets no script run: this one measures.
            var page = Everything.Page(SamplePlans.All[name]).Replace("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">", Measure, StringComparison.Ordinal);
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, page);
            using var browser = Process.Start(new ProcessStartInfo(
                Browser!,
                ["--headless=new", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}/profile", $"--window-size={width},900", "--dump-dom", new Uri(file).AbsoluteUri])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = browser.StandardError.ReadToEndAsync();
            var dom = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            await errors;

            dom.Should().Contain("<title>measured true  .</title>", "nothing is wider than the window and no letter is tiny");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
