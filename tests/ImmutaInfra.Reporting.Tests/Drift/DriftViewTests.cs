using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Drift;
using ImmutaInfra.Reporting.Tests.Html;
using ImmutaInfra.Reporting.Text;
using Markdig;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Drift;

public class DriftViewTests
{
    private static IEnumerable<TestCaseData> Pages =>
        from name in new[] { "all", "none" }
        from width in new[] { 500, 1280 }
        select Browser.Case(nameof(A_page_fits_the_window), name, width);

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_fits_the_window(string name, int width) =>
        (await Browser.MeasureAsync(SampleDrift.Page(name == "all" ? SampleDrift.Findings : []), width))
            .Should().Contain(Browser.Fits).And.NotContain("<script>alert");

    [Test]
    public void A_page_shows_findings_history_and_nothing_that_runs()
    {
        var page = SampleDrift.Page(SampleDrift.Findings);

        page.Should().Contain("immuta_snowflake_integration.lake").And.Contain("Default warehouse access test").And.Contain("found-again")
            .And.Contain("Next round").And.Contain("2026-03-02 18:00 UTC")
            .And.NotContain("<script").And.NotContain("hunter");
    }

    [Test]
    public void What_nobody_manages_is_folded_on_a_page()
    {
        var folds = SampleDrift.Page(SampleDrift.Findings).Split("<details ")[1..];

        folds.Should().HaveCount(6);
        folds.Where(fold => fold.Contains("\"other\">", StringComparison.Ordinal)).Should().ContainSingle().Which.Should().Contain("Snowflake on ");
        folds.Should().Contain(fold => fold.StartsWith("class=\"change\" open", StringComparison.Ordinal));
    }

    [Test]
    public void Markdown_lets_no_words_of_others_out()
    {
        var text = new DriftMarkdownView().Render(SampleDrift.Make(SampleDrift.Findings).Report);

        var html = Markdig.Markdown.ToHtml(text, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build());
        html.Should().NotContain("<script").And.NotContain("<strong>b</strong>").And.Contain("immuta_snowflake_integration.lake");
        text.Should().NotContain("hunter").And.NotContain("##vso");
        text.Should().StartWith(DriftMarkdownView.Marker("shop/prod"));
    }

    [Test]
    public void Markdown_that_would_be_too_long_says_what_is_left_out()
    {
        var many = Enumerable.Range(0, 2_000).Select(i => SampleDrift.Findings[1] with { Name = $"immuta_snowflake_integration.n{i}", Id = $"{i}", Kind = DriftKind.Unmanaged }).ToList();

        var text = new DriftMarkdownView(20_000).Render(SampleDrift.Make(many).Report);

        text.Length.Should().BeLessThanOrEqualTo(20_000);
        text.Should().Contain("more findings left out");
    }

    [Test]
    public void Text_names_each_attribute_in_the_words_of_the_configuration()
    {
        var text = new StringWriter();
        new DriftTextView(text, new TextOptions()).Write(SampleDrift.Make(SampleDrift.Findings).Report);

        text.ToString().Should().Contain("was changed: warehouse, password, o_auth_client_config.client_id, excluded_warehouses")
            .And.Contain("client_id = \"immuta\" -> \"somebody\"").And.Contain("does not work (recurringValidationError)")
            .And.Contain("since 2026-03-02 18:00 UTC (1 round)").And.NotContain("hunter").And.NotContain("##vso");
    }

    [Test]
    public void Text_says_which_servers_were_asked()
    {
        var text = new StringWriter();
        var report = SampleDrift.Make().Report with { Diagnostics = [], Servers = ["https://acme.immuta.example", "https://eu.immuta.example"] };

        new DriftTextView(text, new TextOptions()).Write(report);

        text.ToString().Should().StartWith("shop/prod: no drift, 12 resources as the state says, at https://acme.immuta.example and https://eu.immuta.example");
    }

    [Test]
    public void A_round_without_anything_to_look_at_is_not_called_free_of_drift()
    {
        var text = new StringWriter();
        new DriftTextView(text, new TextOptions()).Write(SampleDrift.Make().Report with { Diagnostics = [], HasLooked = false });

        text.ToString().Should().StartWith("shop/prod: there was nothing to look at").And.NotContain("no drift");
    }

    [Test]
    public void Json_has_what_the_documentation_says()
    {
        var text = new StringWriter();
        new DriftJsonView(text).Write(SampleDrift.Make(SampleDrift.Findings).Report, kind => kind == DriftKind.Missing);

        var json = JObject.Parse(text.ToString());
        json["drifted"]!.Value<bool>().Should().BeTrue();
        json["errored"]!.Value<bool>().Should().BeTrue();
        json["findings"]!.Select(each => (string?)each["kind"]).Should().Equal("changed", "missing", "disabled", "unhealthy", "busy", "unmanaged");
        var password = json["findings"]![0]!["changes"]![1]!;
        password["path"]!.Value<string>().Should().Be("password");
        password["sensitive"]!.Value<bool>().Should().BeTrue();
        password["after"]!.Type.Should().Be(JTokenType.Null);
        json["findings"]![0]!["changes"]![3]!["after"]!.Values<string>().Should().Equal("DEV_A", "DEV_B");
        json["resolved"]!.Should().ContainSingle();
        text.ToString().Should().NotContain("hunter");
    }
}
