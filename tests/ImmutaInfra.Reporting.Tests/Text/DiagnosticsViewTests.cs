using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Text;

public class DiagnosticsViewTests
{
    private const string Source = "resource \"immuta_snowflake_integration\" \"a\" {\n  warehuose = \"GOVERNANCE\"\n\tport\t= bad\n  name = \"日本é\" + x\n  list = [\n    1,\n    2,\n    3,\n    4,\n    5,\n  ]\n}\n";

    [Test]
    public void A_message_shows_code_place_line_caret_detail_and_hint()
    {
        var text = Show(UnknownAttribute(Span(2, 3, 2, 12)));

        text.Should().Be(
            """
            error IMI2003: Unknown attribute
              examples/prod/main.tf:2:3
              on examples/prod/main.tf line 2:
                2 |   warehuose = "GOVERNANCE"
                  |   ^^^^^^^^^
              A block of type "immuta_snowflake_integration" has no attribute "warehuose".
              Hint: did you mean "warehouse"?

            """);
    }

    [TestCase("  password = \"geheim-${bad}\"", 24, 27, "  password = \"********${bad}\"", "                        ^^^", TestName = "Literal_secrets_are_masked_and_carets_move_with_what_is_behind")]
    [TestCase("  api_key = \"geheim\" # x", 13, 21, "  api_key = \"********\" # x", "            ^^^^^^^^^^", TestName = "Carets_under_a_masked_secret_tell_nothing_of_its_length")]
    [TestCase("  o = { client_secret : \"geheim\", a = \"b\" }", 3, 4, "  o = { client_secret : \"********\", a = \"b\" }", "  ^", TestName = "Secrets_in_objects_are_masked")]
    [TestCase("{\"password\": \"geheim\", \"host\": \"h\"}", 1, 2, "{\"password\": \"********\", \"host\": \"h\"}", "^", TestName = "Secrets_in_JSON_are_masked")]
    [TestCase("  password = [\"geheim\", \"ge", 3, 11, "  password = [\"********\", \"********", "  ^^^^^^^^", TestName = "Secrets_are_masked_in_what_does_not_parse")]
    public void Literal_secrets_are_masked(string line, int from, int to, string shown, string carets)
    {
        using var output = new StringWriter();
        var at = new SourceSpan("main.tf", new SourcePosition(1, from, from - 1), new SourcePosition(1, to, to - 1));
        new DiagnosticsView(output, new TextOptions(80), _ => line).Write(Diagnostic.Error("IMI0000", "X", at, "y"));

        var lines = output.ToString().Split('\n');
        lines[3].Should().EndWith($"| {shown}");
        lines[4].Should().EndWith($"| {carets}");
        output.ToString().Should().NotContain("ge");
    }

    [Test]
    public void Carets_stand_under_the_right_columns_behind_tabs() =>
        Carets(Span(3, 9, 3, 12)).Should().Be(("    port    = bad", "              ^^^"), "a tab goes to the next fourth column");

    [Test]
    public void Carets_stand_under_the_right_columns_behind_wide_characters() =>
        Carets(Span(4, 18, 4, 19)).Should().Be(("  name = \"日本é\" + x", "                   ^"));

    [Test]
    public void Carets_under_wide_characters_are_as_wide() =>
        Carets(Span(4, 11, 4, 13)).Should().Be(("  name = \"日本é\" + x", "          ^^^^"));

    [Test]
    public void A_span_over_lines_shows_both_ends() => Baseline.Verify(Show(UnknownAttribute(Span(5, 10, 11, 4))), "multi-line.txt");

    [Test]
    public void A_span_of_nothing_has_one_caret() => Carets(Span(12, 2, 12, 2)).Should().Be(("}", " ^"));

    [Test]
    public void A_file_that_is_gone_costs_only_the_excerpt()
    {
        var text = Show([UnknownAttribute(Span(2, 3, 2, 12))], _ => null);

        text.Should().Contain("on examples/prod/main.tf line 2:").And.NotContain("^^^").And.Contain("Hint: did you mean");
    }

    [Test]
    public void A_file_that_has_become_shorter_costs_only_the_excerpt() =>
        Show([UnknownAttribute(Span(200, 3, 200, 12))], _ => Source).Should().Contain("main.tf line 200:").And.NotContain("^");

    [Test]
    public void Several_come_sorted_warnings_first_and_counted() =>
        Baseline.Verify(
            Show(
                [
                    UnknownAttribute(Span(3, 2, 3, 6)),
                    Diagnostic.Error("IMI5404", "No such integration", detail: "Immuta has no integration 7.") with { Address = "immuta_s3_integration.lake", Attribute = "host" },
                    Diagnostic.Warning("IMI3001", "Deprecated", Span(4, 3, 4, 7), "It is going away."),
                    UnknownAttribute(Span(2, 3, 2, 12)),
                ],
                _ => Source),
            "several.txt");

    [Test]
    public void Prose_is_wrapped_and_commands_are_not()
    {
        var diagnostic = Diagnostic.Error("IMI1000", "S", detail: $"{string.Join(' ', Enumerable.Repeat("word", 60))}\n    a command {new string('x', 120)}");

        var lines = Show(diagnostic).Split('\n');

        lines.Where(line => line.Contains("word", StringComparison.Ordinal)).Should().OnlyContain(line => line.Length <= 80);
        lines.Should().Contain($"      a command {new string('x', 120)}");
    }

    [Test]
    public void A_long_source_line_is_cut_around_the_carets()
    {
        var source = $"{new string('a', 500)} HERE {new string('b', 500)}";

        var lines = Show([UnknownAttribute(new SourceSpan("f.tf", new SourcePosition(1, 502, 501), new SourcePosition(1, 506, 505)))], _ => source).Split('\n');

        lines.Should().OnlyContain(line => line.Length <= 82);
        var (code, carets) = (lines[3], lines[4]);
        code.Substring(carets.IndexOf('^', StringComparison.Ordinal), 4).Should().Be("HERE");
    }

    [Test]
    public void The_words_of_a_server_cannot_steer_the_terminal() =>
        Show(Diagnostic.Error("IMI5000", "S", detail: "Immuta said: \u001b]0;owned\u0007")).Should().NotContain("\u001b").And.Contain("\\u001b");

    private static Diagnostic UnknownAttribute(SourceSpan at) => Diagnostic.Error(
        "IMI2003", "Unknown attribute", at, "A block of type \"immuta_snowflake_integration\" has no attribute \"warehuose\".", "did you mean \"warehouse\"?");

    private static SourceSpan Span(int line, int column, int endLine, int endColumn) =>
        new("examples/prod/main.tf", new SourcePosition(line, column, 0), new SourcePosition(endLine, endColumn, 0));

    private static (string Code, string Carets) Carets(SourceSpan at)
    {
        var lines = Show(UnknownAttribute(at)).Split('\n').Where(line => line.Contains(" | ", StringComparison.Ordinal)).ToArray();
        return (lines[0][8..], lines[1][8..]);
    }

    private static string Show(Diagnostic diagnostic) => Show([diagnostic], _ => Source);

    private static string Show(IReadOnlyCollection<Diagnostic> diagnostics, Func<string, string?> read)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new DiagnosticsView(output, new TextOptions(80), read).Write(diagnostics);
        return output.ToString();
    }
}
