using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Tests.Text;

public class LineDiffViewTests
{
    [Test]
    public void Nothing_is_shown_where_nothing_changes() => Diff("a\nb\n", "a\nb\n").Should().BeEmpty();

    [Test]
    public void A_single_line_is_written_as_terraform_writes_it() => Diff("a=1\n", "a = 1\n").Should().Be(
        """
        --- old/main.tf
        +++ new/main.tf
        @@ -1 +1 @@
        -a=1
        +a = 1

        """);

    [Test]
    public void Far_changes_stand_in_hunks_of_their_own_with_three_lines_around()
    {
        string[] lines = [.. Enumerable.Range(1, 30).Select(i => $"{i}")];
        var after = lines.Select(line => line switch { "5" => "five", "8" => "eight", "25" => "twentyfive", _ => line }).Where(line => line != "26");

        Diff(string.Join('\n', lines) + "\n", string.Join('\n', after) + "\n").Split('\n').Where(line => line.StartsWith("@@", StringComparison.Ordinal))
            .Should().Equal("@@ -2,10 +2,10 @@", "@@ -22,8 +22,7 @@");
    }

    private static string Diff(string before, string after)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new LineDiffView(output, new TextOptions()).Write("main.tf", before, after);
        return output.ToString();
    }
}
