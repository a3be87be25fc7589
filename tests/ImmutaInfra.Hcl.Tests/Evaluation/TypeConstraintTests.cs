using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Evaluation;

public class TypeConstraintTests
{
    [TestCase("string", "\"string\"")]
    [TestCase("any", "\"dynamic\"")]
    [TestCase("list(set(map(number)))", "[\"list\",[\"set\",[\"map\",\"number\"]]]")]
    [TestCase("tuple([bool, any])", "[\"tuple\",[\"bool\",\"dynamic\"]]")]
    [TestCase("object({ a = string, b = optional(number, 1) })", "[\"object\",{\"a\":\"string\",\"b\":\"number\"},[\"b\"]]")]
    public void Type_expressions_are_read(string text, string json)
    {
        var diagnostics = new DiagnosticBag();

        var constraint = Read(text, diagnostics);

        diagnostics.Should().BeEmpty();
        constraint.Type.ToJson().ToString(Newtonsoft.Json.Formatting.None).Should().Be(json);
    }

    [TestCase("strng", "did you mean \"string\"?")]
    [TestCase("list", null)]
    [TestCase("list(string, number)", null)]
    [TestCase("object(string)", null)]
    [TestCase("object({ \"a\" = string })", null)]
    [TestCase("optional(string)", null)]
    [TestCase("object({ a = optional(number, \"x\") })", null)]
    [TestCase("5", null)]
    public void What_is_no_type_is_reported(string text, string? hint)
    {
        var diagnostics = new DiagnosticBag();

        Read(text, diagnostics);

        diagnostics.Should().ContainSingle().Which.Hint.Should().Be(hint);
    }

    [Test]
    public void Defaults_come_where_attributes_are_missing_or_null()
    {
        var diagnostics = new DiagnosticBag();
        var constraint = Read(
            "list(object({ name = string, port = optional(number, 80), log = optional(object({ on = optional(bool, true) }), {}) }))",
            diagnostics);
        var given = HclValue.Tuple(
            HclValue.Object(("name", HclValue.String("a")), ("port", HclValue.DynamicNull)),
            HclValue.Object(("name", HclValue.String("b")), ("log", HclValue.Object(("on", HclValue.False)))));

        constraint.TryConvert(given, out var value, out _).Should().BeTrue();

        HclJson.Encode(value!).Should().Be(
            """[{"log":{"on":true},"name":"a","port":80},{"log":{"on":false},"name":"b","port":80}]""");
    }

    private static TypeConstraint Read(string text, DiagnosticBag diagnostics) =>
        TypeConstraint.Read(HclParser.ParseExpression(text, "x", diagnostics), diagnostics);
}
