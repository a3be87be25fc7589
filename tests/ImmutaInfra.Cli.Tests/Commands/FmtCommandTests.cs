using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

public class FmtCommandTests
{
    [Test]
    public async Task Files_are_brought_into_the_usual_layout_and_named()
    {
        using var cli = new CliRun();
        var file = Write(cli, "main.tf", "a=1\n");
        Write(cli, "good.tf", "a = 1\n");
        var note = Write(cli, "notes.txt", "a=1\n");

        (await cli.RunAsync("fmt")).Should().Be(0);

        cli.Output.Should().Be("main.tf\n");
        (await File.ReadAllTextAsync(file)).Should().Be("a = 1\n");
        (await File.ReadAllTextAsync(note)).Should().Be("a=1\n");
        Directory.GetFiles(cli.Folder).Should().HaveCount(3);
    }

    [Test]
    public async Task A_check_changes_nothing_and_ends_with_3()
    {
        using var cli = new CliRun();
        var file = Write(cli, "main.tf", "a=1\n");

        (await cli.RunAsync("fmt", "-check", "-diff")).Should().Be(3);

        cli.Output.Should().Be("main.tf\n--- old/main.tf\n+++ new/main.tf\n@@ -1 +1 @@\n-a=1\n+a = 1\n");
        (await File.ReadAllTextAsync(file)).Should().Be("a=1\n");
    }

    [Test]
    public async Task A_program_reads_what_changed()
    {
        using var cli = new CliRun { Typed = "a=1\n" };
        Write(cli, "main.tf", "a=1\n");
        Write(cli, "good.tf", "a = 1\n");

        (await cli.RunAsync("fmt", "--check", "--json")).Should().Be(3);
        JObject.Parse(cli.Output)["changed"]!.Values<string>().Should().Equal("main.tf");
        (await cli.RunAsync("fmt", "--json", "-")).Should().Be(0);
        JObject.Parse(cli.Output)["text"]!.Value<string>().Should().Be("a = 1\n");

        Write(cli, "bad.tf", "a = \n");
        (await cli.RunAsync("fmt", "--json")).Should().Be(1);
        JObject.Parse(cli.Output)["diagnostics"]![0]!["range"]!["filename"]!.Value<string>().Should().Be("bad.tf");
        (await cli.RunAsync("fmt", "--json", "--diff")).Should().Be(1);
        JObject.Parse(cli.Output)["diagnostics"]![0]!["code"]!.Value<string>().Should().Be("IMI1975");
    }

    [Test]
    public async Task A_check_of_what_is_formatted_ends_with_0()
    {
        using var cli = new CliRun();
        Write(cli, "main.tf", "a = 1\n");

        (await cli.RunAsync("fmt", "--check")).Should().Be(0);
    }

    [Test]
    public async Task Standard_input_goes_to_standard_output()
    {
        using var cli = new CliRun { Typed = "a=1\nbbb = 2\n" };

        (await cli.RunAsync("fmt", "-")).Should().Be(0);

        cli.Output.Should().Be("a   = 1\nbbb = 2\n");
    }

    [TestCase(false, "")]
    [TestCase(true, "sub/main.tf\n")]
    public async Task Folders_inside_are_formatted_only_when_asked_for(bool isRecursive, string output)
    {
        using var cli = new CliRun();
        Write(cli, "sub/main.tf", "a=1\n");
        Write(cli, ".hidden/main.tf", "a=1\n");

        (await cli.RunAsync(isRecursive ? ["fmt", "--recursive"] : ["fmt"])).Should().Be(0);

        cli.Output.Should().Be(output);
    }

    [Test]
    public async Task A_file_that_cannot_be_parsed_stays_as_it_is_and_the_others_are_formatted()
    {
        using var cli = new CliRun();
        var bad = Write(cli, "bad.tf", "a=[1\n");
        Write(cli, "main.tf", "a=1\n");

        (await cli.RunAsync("fmt")).Should().Be(1);

        cli.Error.Should().Contain("on bad.tf line");
        cli.Output.Should().Be("main.tf\n");
        (await File.ReadAllTextAsync(bad)).Should().Be("a=[1\n");
    }

    private static string Write(CliRun cli, string name, string text)
    {
        var path = Path.Combine(cli.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
