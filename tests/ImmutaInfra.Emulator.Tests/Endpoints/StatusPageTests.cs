using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

/// <summary>The page at <c>/</c> in a real browser: at the width of a phone and of a desk, in light and in dark.</summary>
public partial class StatusPageTests
{
    private const int Dark = 0;
    private const int Light = 1;

    private static readonly string? Browser = ProgramOnPath.Find("chromium", "chromium-browser", "google-chrome");

    private static IEnumerable<TestCaseData> Cases =>
        from width in new[] { 500, 1280 }
        from scheme in new[] { Light, Dark }
        let name = $"The_page_is_readable_up_to_date_and_without_errors({width},{(scheme == Dark ? "dark" : "light")})"
        select Browser is null
            ? new TestCaseData(width, scheme).SetName($"{name} skipped: no chromium on PATH").Ignore("no chromium on PATH")
            : new TestCaseData(width, scheme).SetName(name);

    [TestCaseSource(nameof(Cases))]
    public async Task The_page_is_readable_up_to_date_and_without_errors(int width, int scheme)
    {
        await using var immuta = await ImmutaEmulator.StartAsync(new EmulatorOptions { SettleAfter = TimeSpan.Zero });
        using var http = new HttpClient { BaseAddress = immuta.BaseUrl };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
        foreach (var type in Envelopes.Types)
        {
            using var body = new StringContent(Envelopes.Of(type).ToString(), null, "application/json");
            (await http.PostAsync("integrations", body)).EnsureSuccessStatusCode();
        }

        using var broken = new StringContent("""{"status":"editError"}""", null, "application/json");
        (await http.PostAsync("_emulator/integrations/2", broken)).EnsureSuccessStatusCode();
        (await http.GetAsync("integrations/99")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        immuta.SetRules(new FaultRule { Method = "DELETE", Path = "/integrations/*", Call = 2, Status = 503 });

        var (seen, dom) = await OpenAsync(await http.GetStringAsync(""), immuta, width, scheme);

        seen.First.Should().Be("7 integrations");
        seen.Then.Should().Be("8 integrations", "nobody has to reload it");
        seen.Faults.Should().BeEmpty();
        seen.IsTooWide.Should().BeFalse();
        seen.CutOff.Should().BeEmpty("all columns are to be seen without scrolling");
        seen.Tiny.Should().BeEmpty();
        seen.Pale.Should().BeEmpty("WCAG 2.2, 1.4.3, asks for a contrast of 4.5");
        (seen.Nameless, seen.Headless).Should().Be((0, 0), "regions and cells say what they are");
        (seen.Focusable, seen.Unfocused).Should().Be((4, 0), "the keyboard reaches everything");
        seen.IsDark.Should().Be(scheme == Dark);
        dom.Should().Contain("acct.snowflake.example.com").And.Contain("editError").And.Contain("Could not connect to host")
            .And.Contain("DELETE /integrations/*, from call 2").And.Contain("status: 503").And.NotContain("null")
            .And.Contain("GET /integrations/99").And.Contain(">404<").And.NotContain(Envelopes.Secret);
    }

    /// <summary>Opens the page with a script in it that measures; the page's own policy would not let it in.</summary>
    private static async Task<(Seen Seen, string Dom)> OpenAsync(string page, ImmutaEmulator immuta, int width, int scheme)
    {
        var folder = Directory.CreateTempSubdirectory("immutainfra-page-");
        try
        {
            var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Endpoints", "measure-page.js"));
            var measured = Policy().Replace(page, _ => $"<base href=\"{immuta.BaseUrl}\"><script>const apiKey = '{immuta.ApiKey}';\n{script}</script>", 1);
            measured.Should().NotBe(page);
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, measured);
            using var browser = Process.Start(new ProcessStartInfo(
                Browser!,
                [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-web-security", $"--user-data-dir={folder.FullName}/profile", $"--window-size={width},1500",
                    $"--blink-settings=preferredColorScheme={scheme}", "--virtual-time-budget=40000", "--dump-dom", new Uri(file).AbsoluteUri,
                ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = browser.StandardError.ReadToEndAsync();
            var dom = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            await errors;
            var title = WebUtility.HtmlDecode(Title().Match(dom).Groups[1].Value);
            title.Should().StartWith("{", "the script has come to its end");
            return (JObject.Parse(title).ToObject<Seen>()!, WebUtility.HtmlDecode(Body().Match(dom).Value));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("""<meta http-equiv="Content-Security-Policy"[^>]*>""")]
    private static partial Regex Policy();

    [GeneratedRegex("<title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<header>.*</main>", RegexOptions.Singleline)]
    private static partial Regex Body();

    private sealed record Seen(
        string[] Faults, string First, string Then, bool IsTooWide, string[] CutOff, string[] Tiny, string[] Pale, int Nameless, int Headless, int Unfocused, int Focusable, bool IsDark);
}
