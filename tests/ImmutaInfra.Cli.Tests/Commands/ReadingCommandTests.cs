using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

public class ReadingCommandTests
{
    [TestCase("output", "host = \"acme.example\"\nkey = (secret)\n")]
    [TestCase("output host", "\"acme.example\"\n")]
    [TestCase("output host --raw", "acme.example")]
    [TestCase("output host --json", "\"acme.example\"\n")]
    [TestCase("output key", "(secret)\n")]
    [TestCase("output key --json", "null\n")]
    [TestCase("output key --json --show-secrets", "\"hunter2\"\n")]
    [TestCase("output key --raw --show-secrets", "hunter2")]
    [TestCase("state list", "immuta_snowflake_integration.analytics\n")]
    [TestCase("state list immuta_snowflake_integration", "immuta_snowflake_integration.analytics\n")]
    [TestCase("version", "ImmutaInfra 0.1.0\n")]
    [TestCase("--version", "ImmutaInfra 0.1.0\n")]
    [TestCase("validate", "Success! The configuration is valid.\n")]
    public async Task What_is_there_comes_out(string line, string expected)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync(line.Split(' '))).Should().Be(0, cli.Error);

        cli.Output.Should().Be(expected);
    }

    [TestCase("output hots", "IMI1911", "did you mean \"host\"?")]
    [TestCase("output key --raw", "IMI1912", "--show-secrets")]
    [TestCase("output --raw", "IMI1907", "output --raw host")]
    [TestCase("state show immuta_snowflake_integration.analytisc", "IMI1914", "did you mean \"immuta_snowflake_integration.analytics\"?")]
    [TestCase("state show", "IMI1907", "state show immuta")]
    [TestCase("import x.y", "IMI1907", "import immuta")]
    [TestCase("plan nowhere", "IMI1906", "\"nowhere\"")]
    [TestCase("apply nowhere", "IMI1916", "\"nowhere\"")]
    [TestCase("show nowhere", "IMI1916", "\"nowhere\"")]
    [TestCase("paln", "IMI1901", "did you mean \"plan\"?")]
    [TestCase("state lits", "IMI1901", "did you mean \"list\"?")]
    [TestCase("plan -detailed-exitcoed", "IMI1902", "did you mean \"--detailed-exitcode\"?")]
    [TestCase("plan --jsno", "IMI1902", "did you mean \"--json\"?")]
    [TestCase("emulator --prot 1", "IMI1902", "did you mean \"--port\"?")]
    [TestCase("plan --parallelism 0", "IMI1903", "from 1 up")]
    [TestCase("plan --timeout soon", "IMI1903", "20m")]
    [TestCase("plan --log-level dbug", "IMI1903", "did you mean \"debug\"?")]
    [TestCase("plan --var x", "IMI1904", "NAME=VALUE")]
    [TestCase("plan --var n", "IMI1904", "    immutainfra plan --help\n")]
    [TestCase("state list --var n", "IMI1904", "    immutainfra state list --help\n")]
    [TestCase("--json", "IMI1902", "    immutainfra --help\n")]
    [TestCase("plan --refresh maybe", "IMI1903", "\"maybe\" of --refresh is not true or false")]
    [TestCase("plan --refresh=maybe", "IMI1903", "\"maybe\" of --refresh is not true or false")]
    [TestCase("apply . --refresh maybe --yes", "IMI1903", "\"maybe\" of --refresh is not true or false")]
    [TestCase("plan a b c", "IMI1905", "\"b\"")]
    [TestCase("help paln", "IMI1901", "did you mean \"plan\"?")]
    [TestCase("help plan now", "IMI1905", "\"now\"")]
    [TestCase("plan --out", "IMI1904", "--out")]
    [TestCase("emulator --port 99999", "IMI1903", "65535")]
    public async Task What_cannot_be_understood_says_what_would_be(string line, string code, string help)
    {
        using var cli = new CliRun();
        cli.Engine.IsThere = true;

        (await cli.RunAsync(line.Split(' '))).Should().Be(1);

        cli.Output.Should().BeEmpty();
        cli.Error.Should().StartWith($"error {code}:").And.Contain(help);
    }

    [TestCase("help", "--help")]
    [TestCase("help plan", "plan --help")]
    [TestCase("help state list", "state list --help")]
    public async Task Help_is_a_command_too(string line, string same)
    {
        using var cli = new CliRun();

        (await cli.RunAsync(same.Split(' '))).Should().Be(0);
        var expected = cli.Output;
        (await cli.RunAsync(line.Split(' '))).Should().Be(0, cli.Error);

        cli.Output.Should().Be(expected).And.Contain("Examples:");
    }

    [Test]
    public async Task A_folder_may_stand_behind_an_option_that_may_have_a_value()
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "prod"));

        (await cli.RunAsync("plan", "--refresh", "prod")).Should().Be(0, cli.Error);
    }

    [Test]
    public async Task A_file_that_is_not_there_has_nothing_to_do_with_room_on_the_disk()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        cli.Variables["PULUMI_CONFIG_PASSPHRASE"] = "";

        (await cli.RunAsync("state", "import", "nope.json")).Should().Be(1);

        cli.Error.Should().StartWith("error IMI1925").And.Contain("nope.json").And.NotContain("room");
    }

    [Test]
    public async Task An_output_of_a_stack_that_is_not_there_names_stack_and_folder()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "Pulumi.yaml"), "name: shop\nruntime: hcl\n");

        (await cli.RunAsync("output", "key", "--stack", "prod")).Should().Be(1);
        cli.Error.Should().StartWith("error IMI1926").And.Contain("stack \"prod\" of the project \"shop\"").And.Contain(cli.Folder).And.Contain("immutainfra output NAME DIR");

        (await cli.RunAsync("output", "--stack", "prod")).Should().Be(0);
        cli.Error.Should().Contain("no stack \"prod\"").And.Contain("first apply");
    }

    [TestCase("http://immuta.invalid", true)]
    [TestCase("https://immuta.invalid", false)]
    [TestCase("http://127.0.0.1:1", false)]
    public async Task A_key_that_goes_out_in_clear_is_warned_of_once_and_with_a_code(string address, bool isInClear)
    {
        using var cli = new CliRun { UsesRealEngine = true };
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "resource \"immuta_trino_integration\" \"starburst\" {}\n");
        cli.Variables["IMMUTA_BASE_URL"] = address;
        cli.Variables["IMMUTA_API_KEY"] = "k";

        (await cli.RunAsync("plan", "--refresh=false")).Should().Be(0, cli.Error);

        cli.Error.Split("IMI1984").Should().HaveCount(isInClear ? 2 : 1, cli.Error);
        cli.Error.Should().NotContain("ApiPipeline");
    }

    [TestCase("aws_s3_bucket.x", "the types are")]
    [TestCase("immuta_s3_integratoin.x", "did you mean \"immuta_s3_integration\"?")]
    public async Task An_import_into_a_type_that_no_provider_has_says_so(string address, string help)
    {
        using var cli = new CliRun { UsesRealEngine = true };

        (await cli.RunAsync("import", address, "6")).Should().Be(1);

        cli.Error.Should().StartWith("error IMI1964").And.Contain(help);
    }

    [Test]
    public async Task Mistakes_are_json_for_programs_whatever_they_are()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("validate", "nowhere", "--json")).Should().Be(1);

        JObject.Parse(cli.Output)["diagnostics"]![0]!["code"]!.Value<string>().Should().Be("IMI1906");
    }

    [Test]
    public async Task All_mistakes_are_shown_with_their_lines()
    {
        using var cli = new CliRun();
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "a = 1\nb = x\n");
        cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI2002", "B", new SourceSpan("main.tf", new SourcePosition(2, 5, 10), new SourcePosition(2, 6, 11))));
        cli.Engine.Diagnostics.Add(Diagnostic.Error("IMI2001", "A", new SourceSpan("main.tf", new SourcePosition(1, 1, 0), new SourcePosition(1, 2, 1))));

        (await cli.RunAsync("validate")).Should().Be(1);

        cli.Error.Should().Be(
            """
            error IMI2001: A
              main.tf:1:1
              on main.tf line 1:
                1 | a = 1
                  | ^

            error IMI2002: B
              main.tf:2:5
              on main.tf line 2:
                2 | b = x
                  |     ^

            2 errors.

            """);
    }

    [Test]
    public async Task Our_own_mistakes_show_no_stack_trace_and_no_message_that_may_hold_a_secret()
    {
        using var cli = new CliRun();
        cli.Engine.Throws = () => new InvalidOperationException("hunter2");

        (await cli.RunAsync("plan")).Should().Be(1);

        cli.Error.Should().StartWith("error IMI9001").And.NotContain("hunter2").And.NotContain("   at ");
    }

    [Test]
    public async Task Our_own_mistakes_are_told_with_their_place_and_without_their_text_to_who_asks()
    {
        using var cli = new CliRun();
        cli.Engine.Throws = () => new InvalidOperationException("hunter2", new FormatException("hunter3"));

        await cli.RunAsync("plan", "--log-level", "trace");

        cli.Error.Should().Contain("System.InvalidOperationException\n   at ").And.Contain("System.FormatException").And.Contain("IMI9001").And.NotContain("hunter");
    }

    [Test]
    public async Task The_emulator_says_where_it_listens()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("emulator", "--port", "7801", "--data", "d", "--api-key", "k", "--settle-after", "500ms")).Should().Be(0);

        cli.Output.Should().Be("listening on http://127.0.0.1:7801\n");
        cli.EmulatorRequest.Should().Be(new Engines.EmulatorRequest(7801, Path.Combine(cli.Folder, "d"), "k", TimeSpan.FromMilliseconds(500), TimeSpan.Zero));
    }

    [Test]
    public async Task Help_shows_examples()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("plan", "--help")).Should().Be(0);

        cli.Output.Should().Contain("--detailed-exitcode").And.Contain("immutainfra plan --out change.plan");
    }

    [TestCase("apply", "[DIR] [PLAN]")]
    [TestCase("import", "ADDRESS ID [DIR]")]
    [TestCase("init", "[DIR]")]
    public async Task The_usage_says_what_may_be_left_out(string command, string usage)
    {
        using var cli = new CliRun();

        (await cli.RunAsync(command, "--help")).Should().Be(0);

        cli.Output.Should().Contain($" {command} {usage} [options]\n").And.Contain($"\n  {usage}  ").And.NotContain("<DIR").And.NotContain("[[");
    }

    [Test]
    public async Task Help_names_what_belongs_there_and_not_what_could_be_offered()
    {
        using var cli = new CliRun { UsesRealEngine = true };
        await File.WriteAllTextAsync(Path.Combine(cli.Folder, "main.tf"), "resource \"terraform_data\" \"a\" {}\n");

        (await cli.RunAsync("import", "--help")).Should().Be(0);
        cli.Output.Should().Contain(" import ADDRESS ID [DIR] [options]\n").And.NotContain("terraform_data.a");

        (await cli.RunAsync("--help")).Should().Be(0);
        cli.Output.Should().Contain("\n  import ADDRESS ID [DIR]  ").And.NotContain("terraform_data.a").And.NotContain("<[");
    }

    [TestCase("emulator", true)]
    [TestCase("emulator --data there", false)]
    public async Task An_emulator_that_keeps_nothing_says_so(string line, bool isForgetful)
    {
        using var cli = new CliRun();

        (await cli.RunAsync(line.Split(' '))).Should().Be(0);

        cli.Output.Should().StartWith("listening on http://127.0.0.1:");
        (cli.Error.Length > 0).Should().Be(isForgetful);
        (isForgetful ? cli.Error : "--data DIR").Should().Contain("--data DIR");
    }
}
