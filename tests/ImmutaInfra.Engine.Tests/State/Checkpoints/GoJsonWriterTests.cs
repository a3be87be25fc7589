using System.Text;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.Tests.State.Checkpoints;

public sealed class GoJsonWriterTests
{
    [TestCase("0", "0")]
    [TestCase("-5", "-5")]
    [TestCase("5439", "5439")]
    [TestCase("1.50", "1.5")]
    [TestCase("0.000001", "0.000001")]
    [TestCase("0.0000001", "1e-7")]
    [TestCase("0.00000015", "1.5e-7")]
    [TestCase("100000000000000000000", "100000000000000000000")]
    [TestCase("1000000000000000000000", "1e+21")]
    [TestCase("-1500000000000000000000", "-1.5e+21")]
    [TestCase("1e100", "1e+100")]
    [TestCase("0.1234567890123456789", "0.1234567890123456789")]
    public void Numbers_have_the_form_of_go(string number, string written) => GoJsonWriter.Format(Number.Parse(number)).Should().Be(written);

    [TestCase("a<b>&c/é😀", false, "\"a<b>&c/é😀\"")]
    [TestCase("a<b>&c/é😀", true, "\"a\\u003cb\\u003e\\u0026c/é😀\"")]
    [TestCase("\"\\\b\f\n\r\t\u0001\u001f\u007f", false, "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\"")]
    [TestCase("\u2028\u2029", false, "\"\\u2028\\u2029\"")]
    public void Texts_are_escaped_as_go_does(string text, bool escapesHtml, string written)
    {
        var writer = new GoJsonWriter(escapesHtml: escapesHtml);

        writer.Text(text);

        Encoding.UTF8.GetString(writer.Written.Span).Should().Be(written);
    }

    [Test]
    public void Half_a_surrogate_pair_becomes_the_sign_for_unreadable()
    {
        var writer = new GoJsonWriter();

        writer.Text("a\ud800b\udc00");

        Encoding.UTF8.GetString(writer.Written.Span).Should().Be("\"a\\ufffdb\\ufffd\"");
    }

    [Test]
    public void Keys_are_sorted_by_their_bytes()
    {
        var writer = new GoJsonWriter();

        new ValueWriter(writer, (_, _) => { }).Write(new ObjectValue(("b", 1), ("a", 2), ("B", 3), ("\U0001F600", 4), ("\uFFFD", 5), ("é", 6)));

        Encoding.UTF8.GetString(writer.Written.Span).Should().Be("{\"B\":3,\"a\":2,\"b\":1,\"é\":6,\"\uFFFD\":5,\"😀\":4}");
    }

    [Test]
    public void Empty_objects_and_lists_stay_on_their_line_when_indented()
    {
        var writer = new GoJsonWriter(indented: true);

        new ValueWriter(writer, (_, _) => { }).Write(new ObjectValue(("a", ObjectValue.Empty), ("b", ListValue.Empty), ("c", new ListValue([1, 2]))));

        Encoding.UTF8.GetString(writer.Written.Span).Should().Be("{\n    \"a\": {},\n    \"b\": [],\n    \"c\": [\n        1,\n        2\n    ]\n}");
    }
}
