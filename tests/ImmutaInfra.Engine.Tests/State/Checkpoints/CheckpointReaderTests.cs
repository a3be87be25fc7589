using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.Tests.State.Checkpoints;

public sealed class CheckpointReaderTests
{
    private const string Sample = "secrets/01-create/state-after.json";

    [TestCase("", "IMI4101")]
    [TestCase("null", "IMI4102")]
    [TestCase("[]", "IMI4102")]
    [TestCase("{}", "IMI4104")]
    [TestCase("{\"version\":3,\"checkpoint\":{}} x", "IMI4101")]
    [TestCase("{\"version\":3,\"checkpoint\":{},/**/}", "IMI4101")]
    [TestCase("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[new Date(1)]}}}", "IMI4102")]
    [TestCase("{\"version\":1,\"checkpoint\":{}}", "IMI4104")]
    [TestCase("{\"version\":5,\"checkpoint\":{}}", "IMI4104")]
    [TestCase("{\"version\":\"3\",\"checkpoint\":{}}", "IMI4102")]
    [TestCase("{\"version\":0x3,\"checkpoint\":{}}", "IMI4102")]
    [TestCase("{\"version\":0,\"checkpoint\":{\"latest\":{}}}", "IMI4104")]
    [TestCase("{\"version\":4,\"features\":[\"magic\"],\"checkpoint\":{}}", "IMI4105")]
    [TestCase("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{}]}}}", "IMI4102")]
    [TestCase("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"urn\":\"x\"}]}}}", "IMI4102")]
    [TestCase("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":[{\"urn\":5}]}}}", "IMI4102")]
    [TestCase("{\"version\":3,\"checkpoint\":{\"latest\":{\"resources\":{}}}}", "IMI4102")]
    [TestCase("{\"version\":3,\"checkpoint\":{\"latest\":{\"manifest\":{\"time\":\"yesterday\"}}}}", "IMI4102")]
    public void What_is_no_state_is_refused_with_its_place(string text, string code) => CodeOf(Encoding.UTF8.GetBytes(text)).Should().Be(code);

    [TestCase("{\"version\":5,\"checkpoint\":{}}")]
    [TestCase("{\"version\":4,\"features\":[\"magic\"],\"checkpoint\":{}}")]
    public void A_state_of_the_future_is_refused_with_what_would_help(string text)
    {
        var read = () => new TestPassphrase().Load(new StoredText("future", Encoding.UTF8.GetBytes(text)));

        read.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Hint.Should().Contain("newer");
    }

    [Test]
    public void A_state_cut_at_any_byte_is_refused()
    {
        var whole = Recording.Stored(Sample).Text;
        for (var length = 0; length < whole.Length; length++)
        {
            CodeOf(whole[..length].ToArray()).Should().BeOneOf("IMI4101", "IMI4102");
        }
    }

    [Test]
    public void A_state_with_any_byte_changed_is_read_or_refused_and_nothing_else()
    {
        var whole = Recording.Stored(Sample).Text.ToArray();
        for (var at = 0; at < whole.Length; at++)
        {
            var replacements = "\"{}[],:0e\\\u0000\u00ff"u8;
            for (var i = 0; i < 3; i++)
            {
                var changed = (byte[])whole.Clone();
                changed[at] = replacements[((at * 7) + (i * 5)) % replacements.Length];
                CodeOf(changed).Should().Match(code => code == null || code.StartsWith("IMI41", StringComparison.Ordinal));
            }
        }
    }

    [Test]
    public void Nesting_beyond_all_measure_is_refused()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);

        CodeOf(Encoding.UTF8.GetBytes("""{"version":3,"checkpoint":{"latest":{"resources":[{"inputs":""" + deep)).Should().Be("IMI4101");
    }

    [Test]
    public void The_place_is_told_by_line_column_and_path()
    {
        var text = Recording.Text(Sample).Replace("\"port\":5439", "\"port\":5439,\n\"x\":tru", StringComparison.Ordinal);

        var read = () => new TestPassphrase().Load(new StoredText("dev.json", Encoding.UTF8.GetBytes(text)));

        read.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Detail
            .Should().StartWith("dev.json is no complete JSON text: line 2, column ").And.Contain("at \"checkpoint.latest.resources[2].inputs.x\"");
    }

    [TestCase("\"custom\":false,\"type\"", "\"custom\":false,\"id\":\"x\",\"type\"", "resources[0].id")]
    [TestCase("\"parent\":\"urn:pulumi:dev::demo::pulumi:pulumi:Stack::demo-dev\"", "\"parent\":\"urn:pulumi:dev::demo::pulumi:pulumi:Stack::gone\"", "resources[1].parent")]
    [TestCase("::immuta::3fc30eae", "::immuta::00000000", "resources[2].provider")]
    [TestCase("\"magic\":\"7", "\"magic\":\"8", "manifest.magic")]
    [TestCase("immuta:index:RedshiftIntegration::main\"", "pulumi:providers:immuta::immuta\"", "resources[2].urn")]
    public void A_state_that_contradicts_itself_is_told_where(string before, string after, string place)
    {
        var text = Recording.Text(Sample).Replace(before, after, StringComparison.Ordinal);
        var (snapshot, _) = new TestPassphrase().Load(new StoredText("dev.json", Encoding.UTF8.GetBytes(text)));

        Integrity.Verify(snapshot).Should().NotBeEmpty().And.Contain(problem => problem.StartsWith($"At {place}", StringComparison.Ordinal));
    }

    [Test]
    public void A_secret_in_clear_in_an_unknown_field_is_refused()
    {
        var text = Recording.Text(Sample).Replace(
            "\"metadata\":{}", "\"metadata\":{},\"x\":{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",\"plaintext\":\"\\\"p\\\"\"}", StringComparison.Ordinal);

        CodeOf(Encoding.UTF8.GetBytes(text)).Should().Be("IMI4102");
    }

    private static string? CodeOf(byte[] text)
    {
        try
        {
            new TestPassphrase().Load(new StoredText("dev.json", text)).Snapshot.Resources.Should().NotBeNull();
            return null;
        }
        catch (DiagnosticException problem)
        {
            return problem.Diagnostics.Single().Code;
        }
    }
}
