using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

/// <summary>The console with the true engine.</summary>
public class ConsoleCommandTests
{
    private static readonly string Conformance = Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance");

    [Test]
    public async Task All_recorded_expressions_come_out_as_Terraform_evaluates_them()
    {
        var cases = File.ReadLines(Path.Combine(Conformance, "expressions.jsonl")).Select(Parse).ToList();
        using var run = new CliRun
        {
            UsesRealEngine = true,
            Typed = string.Concat(cases.Select(one => new JObject { ["expr"] = one["expr"], ["locals"] = one["locals"] }.ToString(Formatting.None) + "\n")),
        };

        var code = await run.RunAsync("console", "--json", "--stack", "default", Conformance);

        code.Should().Be(0, "of what it said:\n{0}", run.Error);
        var answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        answers.Should().HaveCount(cases.Count);
        cases.Zip(answers).Where(pair => !IsRight(pair.First, pair.Second)).Select(pair => $"{pair.First["id"]}: {pair.Second}").Should().BeEmpty();
    }

    [Test]
    public async Task Expressions_see_variables_locals_and_what_is_not_known_yet()
    {
        using var run = Folder("""
            variable "name" { default = "acme" }
            variable "key" {
              type      = string
              sensitive = true
            }
            variable "open" { type = string }
            locals { list = [var.name, 2] }
            """);
        run.Typed = "local.list\n{\n  a = upper(var.name)\n}\nvar.key\n[var.open]\ntype(local.list)\nexit\n1\n";

        await run.RunAsync("console", "--var", "key=hunter2");

        run.Output.Should().Be("> [\n  \"acme\",\n  2,\n]\n> : : {\n  \"a\" = \"ACME\"\n}\n> (sensitive value)\n> [\n  (known after apply),\n]\n"
            + "> tuple([\n    string,\n    number,\n])\n> ");
    }

    [Test]
    public async Task A_program_is_not_told_a_secret_of_the_configuration()
    {
        using var run = Folder("variable \"key\" {\n  type      = string\n  sensitive = true\n}\n");
        run.Typed = "{\"expr\": \"upper(var.key)\"}\n{\"expr\": \"sensitive(\\\"mine\\\")\"}\n";

        await run.RunAsync("console", "--json", "--var", "key=hunter2");

        run.Output.Should().NotContainEquivalentOf("hunter2");
        run.Output.Should().Be("""{"ok":true,"type":"string","json":null,"sensitive":true}""" + "\n" + """{"ok":true,"type":"string","json":"\"mine\""}""" + "\n");
    }

    [TestCase("""{"expr": "1 +"}""", 1)]
    [TestCase("""{"expr": "[\n1,\nnope.x]"}""", 3)]
    [TestCase("""{"expr": "local.a", "locals": "a = local.b\nb = local.a"}""", 1)]
    public async Task A_mistake_has_its_line_within_the_expression(string question, int line)
    {
        using var run = Folder("");
        run.Typed = question + "\n";

        var code = await run.RunAsync("console", "--json");

        code.Should().Be(0);
        Parse(run.Output)["errors"]!.Select(error => (int?)error["line"]).Should().Contain(line);
    }

    [TestCase("1 + 1")]
    [TestCase("{}")]
    [TestCase("""{"expr": 1}""")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task A_line_that_is_no_question_is_answered_with_an_error(string question)
    {
        using var run = Folder("");
        run.Typed = question + "\n{\"expr\": \"2\"}\n";

        await run.RunAsync("console", "--json");

        var answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        ((bool)answers[0]["ok"]!).Should().BeFalse();
        ((string?)answers[1]["json"]).Should().Be("2", "one bad question does not end it");
    }

    private static CliRun Folder(string configuration)
    {
        var run = new CliRun { UsesRealEngine = true };
        if (configuration.Length > 0)
        {
            File.WriteAllText(Path.Combine(run.Folder, "main.tf"), configuration);
        }

        return run;
    }

    private static JObject Parse(string line)
    {
        using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static bool IsRight(JObject recorded, JObject answer)
    {
        if (!(bool)recorded["ok"]!)
        {
            var lines = recorded["errors"]!.Select(error => (int?)error["start"]?["line"]).ToList();
            return !(bool)answer["ok"]! && (lines.Contains(null) || answer["errors"]!.Any(error => lines.Contains((int?)error["line"])));
        }

        return (bool)answer["ok"]!
            && WithoutBlanks((string)answer["type"]!) == WithoutBlanks((string)recorded["type"]!)
            && (string?)answer["json"] == (string?)recorded["json"];
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
