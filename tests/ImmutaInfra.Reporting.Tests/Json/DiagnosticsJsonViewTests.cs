using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Json;

public class DiagnosticsJsonViewTests
{
    private const string Source = "locals {\n  b = upper(local.nope)\n}\noutput \"ü\" {\n  value = \"日本é\" + {\n    x = 1\n  }\n}\n";

    // What Terraform 1.11.4 prints for the same text and the same span.
    [TestCase(2, 13, 21, 2, 23, 31, 21, 31, 12, 22, "  b = upper(local.nope)", "locals")]
    [TestCase(5, 11, 58, 5, 16, 63, 59, 69, 10, 20, "  value = \"日本é\" + {", "output \"ü\"")]
    [TestCase(5, 19, 66, 7, 4, 81, 72, 87, 23, 38, "  value = \"日本é\" + {\n    x = 1\n  }", "output \"ü\"")]
    [TestCase(4, 1, 35, 4, 11, 45, 35, 46, 0, 11, "output \"ü\" {", null)]
    public void Places_are_counted_as_terraform_counts_them(
        int line, int column, int offset, int endLine, int endColumn, int endOffset, int startByte, int endByte, int from, int to, string code, string? context)
    {
        var at = new SourceSpan("main.tf", new SourcePosition(line, column, offset), new SourcePosition(endLine, endColumn, endOffset));

        var diagnostic = Validate(Diagnostic.Error("IMI2001", "S", at, "D", "H"))["diagnostics"]![0]!;

        diagnostic["range"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be(
            $$$"""{"filename":"main.tf","start":{"line":{{{line}}},"column":{{{column}}},"byte":{{{startByte}}}},"end":{"line":{{{endLine}}},"column":{{{endColumn}}},"byte":{{{endByte}}}}}""");
        var snippet = diagnostic["snippet"]!;
        snippet["code"]!.Value<string>().Should().Be(code);
        snippet["start_line"]!.Value<int>().Should().Be(line);
        snippet["highlight_start_offset"]!.Value<int>().Should().Be(from);
        snippet["highlight_end_offset"]!.Value<int>().Should().Be(to);
        snippet["context"]!.Value<string?>().Should().Be(context);
        snippet["values"]!.Should().BeEmpty();
    }

    [Test]
    public void Errors_and_warnings_are_counted()
    {
        var json = Validate(Diagnostic.Error("IMI2001", "S"), Diagnostic.Warning("IMI2002", "W"));

        json["format_version"]!.Value<string>().Should().Be("1.0");
        json["valid"]!.Value<bool>().Should().BeFalse();
        json["error_count"]!.Value<int>().Should().Be(1);
        json["warning_count"]!.Value<int>().Should().Be(1);
        json["diagnostics"]!.Select(each => each["severity"]!.Value<string>()).Should().Equal("warning", "error");
    }

    [Test]
    public void A_warning_alone_is_valid() => Validate(Diagnostic.Warning("IMI2002", "W"))["valid"]!.Value<bool>().Should().BeTrue();

    [Test]
    public void Code_hint_and_address_stand_beside_what_terraform_has()
    {
        var diagnostic = Validate(Diagnostic.Error("IMI2001", "S", hint: "H") with { Address = "a.b" })["diagnostics"]![0]!;

        diagnostic.ToString(Newtonsoft.Json.Formatting.None).Should().Be(
            """{"severity":"error","summary":"S","detail":"","address":"a.b","code":"IMI2001","hint":"H"}""");
    }

    [Test]
    public void A_failed_plan_says_that_it_failed()
    {
        using var output = new StringWriter();
        new DiagnosticsJsonView(output, _ => null).WriteFailedPlan([Diagnostic.Error("IMI2001", "S")]);

        output.ToString().Should().StartWith("""{"format_version":"1.2","errored":true,"diagnostics":[{"severity":"error","summary":"S",""");
    }

    private static JObject Validate(params Diagnostic[] diagnostics)
    {
        using var output = new StringWriter();
        new DiagnosticsJsonView(output, _ => Source).WriteValidation(diagnostics);
        return JObject.Parse(output.ToString());
    }
}
