using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Tests.Conformance;

namespace ImmutaInfra.Engine.Tests.Configuration;

/// <summary>Whatever stands in the files: messages, no exceptions, and that soon.</summary>
public class BadInputTests
{
    private const int Many = 100_000;

    private static IEnumerable<TestCaseData> Hostile()
    {
        yield return Case("brackets", "locals { a = " + Times("[") + Times("]") + " }", "IMI1021");
        yield return Case("brackets left open", "locals { a = " + Times("["), "IMI1021");
        yield return Case("parentheses", "locals { a = " + Times("(") + "1" + Times(")") + " }", "IMI1021");
        yield return Case("templates", "locals { a = " + Times("\"${") + "1" + Times("}\"") + " }", "IMI1021");
        yield return Case("directives", "locals { a = \"" + Times("%{ if true }") + Times("%{ endif }") + "\" }", "IMI1021");
        yield return Case("calls", "locals { a = " + Times("abs(") + "1" + Times(")") + " }", "IMI1021");
        yield return Case("operators", "locals { a = " + Times("1+") + "1 }", "IMI1021");
        yield return Case("blocks left open", "resource \"terraform_data\" \"a\" {\n" + Times("a {\n"), "IMI1021");
        yield return Case("types", "variable \"a\" { type = " + Times("list(") + "string" + Times(")") + " }", "IMI1021");
        yield return Case("zeros", Times("\0"), "IMI1002");
        yield return Case("an open heredoc", "locals { a = <<EOT\n" + Times("x\n"), "IMI1061");
        yield return Case("an open comment", "/*" + Times("x"), null);
        yield return Case("wrong lines", Times("x = \n"), "IMI1302");
    }

    [TestCaseSource(nameof(Hostile))]
    [CancelAfter(60_000)]
    public async Task Hostile_text_gives_messages(string text, string? code)
    {
        var found = await ValidateAsync(("main.tf", Encoding.UTF8.GetBytes(text)));

        found.Should().Contain(diagnostic => diagnostic.Severity == Severity.Error);
        if (code is not null)
        {
            found.Select(diagnostic => diagnostic.Code).Should().Contain(code);
        }
    }

    [Test]
    public async Task Bytes_that_are_no_text_are_reported_where_they_stand()
    {
        byte[] text = [.. "# \u00fc\nlocals {\n  a = \"x"u8, 0xFF, .. "y\"\n}\n"u8];

        var found = await ValidateAsync(("main.tf", text));

        var error = found.Should().ContainSingle(diagnostic => diagnostic.Severity == Severity.Error).Subject;
        error.Code.Should().Be("IMI1003");
        error.At!.Start.Should().Be(new SourcePosition(3, 9, 21));
    }

    [Test]
    public async Task Bytes_that_are_no_text_do_no_harm_in_comments_and_in_JSON()
    {
        byte[] native = [.. "# "u8, 0xFF, .. "\nlocals {\n  a = 1\n}\n"u8];
        byte[] json = [.. "{\"locals\": {\"b\": \""u8, 0xFF, .. "\"}}"u8];

        (await ValidateAsync(("main.tf", native), ("more.tf.json", json))).Should().BeEmpty();
    }

    [Test]
    public async Task Arbitrary_bytes_give_messages()
    {
        var bytes = Enumerable.Range(0, Many).Select(i => (byte)(i * 7919 >> 3)).ToArray();

        (await ValidateAsync(("main.tf", bytes), ("x.tf.json", bytes))).Should().Contain(diagnostic => diagnostic.Severity == Severity.Error);
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_cycle_of_many_locals_is_one_message()
    {
        var text = new StringBuilder("locals {\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append($"  a{i} = local.a{(i + 1) % 20_000}\n");
        }

        var found = await ValidateAsync(("main.tf", Encoding.UTF8.GetBytes(text.Append("}\n").ToString())));

        found.Should().ContainSingle(diagnostic => diagnostic.Severity == Severity.Error).Which.Summary.Should().StartWith("Cycle");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_chain_of_many_locals_and_a_long_list_are_fine()
    {
        var text = new StringBuilder("locals {\n  a0 = [").Append(Times("1,")).Append("]\n");
        for (var i = 1; i < Many; i++)
        {
            text.Append($"  a{i} = local.a{i - 1}\n");
        }

        var found = await ValidateAsync(("main.tf", Encoding.UTF8.GetBytes(text.Append($"}}\noutput \"o\" {{ value = length(local.a{Many - 1}) }}\n").ToString())));

        found.Should().BeEmpty();
    }

    [Test]
    public async Task A_module_that_calls_itself_is_one_message()
    {
        var found = await ValidateAsync(("main.tf", "module \"m\" { source = \"./\" }\n"u8.ToArray()));

        found.Should().ContainSingle(diagnostic => diagnostic.Severity == Severity.Error).Which.At!.Start.Line.Should().Be(1);
    }

    private static TestCaseData Case(string name, string text, string? code) => new TestCaseData(text, code).SetArgDisplayNames(name);

    private static string Times(string piece) => string.Concat(Enumerable.Repeat(piece, Many));

    private static async Task<IReadOnlyList<Diagnostic>> ValidateAsync(params (string Name, byte[] Bytes)[] files)
    {
        using var folder = new ConfigurationFolder();
        foreach (var (name, bytes) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, name), bytes);
        }

        return await folder.ValidateAsync(new TerraformBuiltIns());
    }
}
