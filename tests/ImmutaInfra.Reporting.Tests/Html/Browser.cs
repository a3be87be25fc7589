using System.Diagnostics;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Html;

/// <summary>A real browser, where the machine has one.</summary>
internal static class Browser
{
    private const string Policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

    private const string Measure = """
        <script>addEventListener("load", () => {
          const wide = [...document.querySelectorAll("body *")].filter(e => !e.closest(".scroll") && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.tagName);
          const small = [...document.querySelectorAll("body *")].filter(e => parseFloat(getComputedStyle(e).fontSize) < 11).map(e => e.tagName);
          document.title = `measured ${document.documentElement.scrollWidth <= innerWidth} ${wide.join("+")} ${small.join("+")}.`;
        });</script>
        """;

    private static readonly string? Program = ProgramOnPath.Find("chromium", "chromium-browser", "google-chrome");

    /// <summary>What the title of a page is that fits its window: nothing is wider than it, and no letter is tiny.</summary>
    public const string Fits = "<title>measured true  .</title>";

    /// <summary>A case for a page, skipped with the reason in its name where there is no browser.</summary>
    public static TestCaseData Case(string test, string name, int width) => Program is null
        ? new TestCaseData(name, width).SetName($"{test}({name},{width}) skipped: no chromium on PATH").Ignore("no chromium on PATH")
        : new TestCaseData(name, width).SetName($"{test}({name},{width})");

    /// <summary>Opens a page and measures it.</summary>
    /// <returns>The document as the browser has made it, with the outcome in its title.</returns>
    public static async Task<string> MeasureAsync(string page, int width)
    {
        var folder = Directory.CreateTempSubdirectory("immutainfra-page-");
        try
        {
            // The page's own policy lets no script run: this one measures.
            page.Should().Contain(Policy);
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, page.Replace(Policy, Measure, StringComparison.Ordinal));
            using var browser = Process.Start(new ProcessStartInfo(
                Program!,
                ["--headless=new", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}/profile", $"--window-size={width},900", "--dump-dom", new Uri(file).AbsoluteUri])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = browser.StandardError.ReadToEndAsync();
            var dom = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            await errors;
            return dom;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
