using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Bodies;

public class HclBodyTests
{
    private static readonly BodySchema Schema = new(
        [new AttributeSlot("host", IsRequired: true), new AttributeSlot("port")],
        [new BlockSlot("lifecycle"), new BlockSlot("rule", "name")]);

    [Test]
    public void Partial_content_leaves_the_rest_to_others([Values] bool isJson)
    {
        var body = isJson
            ? Json("""{"host": "h", "other": 1, "rule": {"a": {}}, "extra": {"x": {}}}""")
            : Native("host = \"h\"\nother = 1\nrule \"a\" {}\nextra \"x\" {}\n");
        var diagnostics = new DiagnosticBag();

        var content = body.PartialContent(Schema, diagnostics, out var remaining);
        var rest = remaining.Content(new BodySchema([new("other")], [new BlockSlot("extra", "name")]), diagnostics);

        diagnostics.Should().BeEmpty();
        content.Attributes.Should().ContainSingle().Which.Name.Should().Be("host");
        content.Blocks.Should().ContainSingle().Which.Labels[0].Text.Should().Be("a");
        rest.Find("other").Should().NotBeNull();
        rest.Blocks.Should().ContainSingle().Which.Type.Should().Be("extra");
    }

    [Test]
    public void What_the_schema_does_not_name_is_reported_with_what_may_have_been_meant()
    {
        var diagnostics = new DiagnosticBag();

        Native("hots = 1\nrule = 2\nport {}\nlifecicle {}\nrule {}\nrule \"a\" \"b\" {}\n").Content(Schema, diagnostics);

        diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.At!.Start.Line} {diagnostic.Hint}").Should().BeEquivalentTo(
            "IMI1301 1 ",
            "IMI1302 1 did you mean \"host\"?",
            "IMI1302 2 did you mean to define a block of type \"rule\"?",
            "IMI1303 3 did you mean to define argument \"port\"? If so, use the equals sign to assign it a value.",
            "IMI1303 4 did you mean \"lifecycle\"?",
            "IMI1306 5 ",
            "IMI1305 6 ");
    }

    [Test]
    public void A_body_of_arguments_alone_refuses_blocks()
    {
        var diagnostics = new DiagnosticBag();

        var attributes = Native("a = 1\nb {}\nc = 2\n").JustAttributes(diagnostics);

        attributes.Select(attribute => attribute.Name).Should().Equal("a", "c");
        diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI1304");
    }

    [Test]
    public void An_override_replaces_arguments_by_name_and_blocks_by_type()
    {
        var diagnostics = new DiagnosticBag();
        var original = Native("host = \"a\"\nport = 1\nrule \"x\" {}\nrule \"y\" {}\nlifecycle {}\n");

        var content = original.OverriddenBy(Native("port = 2\nrule \"z\" {}\n")).Content(Schema, diagnostics);

        diagnostics.Should().BeEmpty("what is required may stand in either");
        content.Attributes.Select(attribute => attribute.Name).Should().Equal("host", "port");
        Evaluate(content.Find("port")!).AsNumber().Should().Be(HclNumber.FromInt64(2));
        content.Blocks.Select(block => block.Type + string.Concat(block.Labels.Select(label => label.Text)))
            .Should().Equal("lifecycle", "rulez");
    }

    [Test]
    public void References_leave_iterators_and_loop_variables_out([Values] bool isJson)
    {
        var body = isJson
            ? Json("""
                {"a": "${var.a}", "//": "${no.comment}", "dynamic": {"rule": {"for_each": "${local.b}", "iterator": "it",
                 "content": {"x": "${it.value + each.key}", "y": "${[for v in path.c : v]}"}}}}
                """)
            : Native("""
                a = var.a
                dynamic "rule" {
                  for_each = local.b
                  iterator = it
                  content {
                    x = it.value + each.key
                    y = [for v in path.c : v]
                  }
                }

                """);

        body.References().Select(reference => reference.RootName).Should().Equal("var", "local", "each", "path");
    }

    [Test]
    public void What_somebody_has_read_already_refers_to_nothing_any_more([Values] bool isJson)
    {
        var body = isJson
            ? Json("{\"provider\": \"${immuta.eu}\", \"a\": \"${var.a}\", \"lifecycle\": {\"ignore_changes\": \"${host}\"}}")
            : Native("provider = immuta.eu\na = var.a\nlifecycle {\n  ignore_changes = [host]\n}\n");

        body.PartialContent(new BodySchema([new AttributeSlot("provider")], [new BlockSlot("lifecycle")]), [], out var remaining);

        remaining.References().Select(reference => reference.RootName).Should().Equal("var");
    }

    [Test]
    public void An_unknown_number_of_blocks_is_one_block_of_unknowns()
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext(EmptyScope.Instance).With("later", HclValue.DynamicUnknown);
        var body = Native("host = \"h\"\ndynamic \"lifecycle\" {\n  for_each = later\n  content {\n    a = 1\n  }\n}\n");

        var content = DynamicBlocks.Expand(body, context).Content(Schema, diagnostics);

        diagnostics.Should().BeEmpty();
        var block = content.Blocks.Should().ContainSingle().Subject;
        block.IsUnknown.Should().BeTrue();
        block.Body.JustAttributes(diagnostics)[0].Evaluate(context, diagnostics).IsKnown.Should().BeFalse();
    }

    [Test]
    public void Dynamic_blocks_are_expanded_in_partial_content_too()
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext(EmptyScope.Instance);
        var body = Native(
            "host = \"h\"\nrule \"a\" {}\ndynamic \"rule\" {\n  for_each = [\"b\"]\n  labels = [rule.value]\n  content {}\n}\nrule \"c\" {}\n");

        var content = DynamicBlocks.Expand(body, context).PartialContent(Schema, diagnostics, out var remaining);
        remaining.Content(new BodySchema([], []), diagnostics);

        diagnostics.Should().BeEmpty();
        content.Blocks.Select(block => block.Labels[0].Text).Should().Equal("a", "b", "c");
    }

    private static HclValue Evaluate(BodyAttribute attribute) =>
        attribute.Evaluate(new EvaluationContext(EmptyScope.Instance), new DiagnosticBag());

    private static HclBody Native(string text) => Parsed(bag => HclBody.Of(HclParser.ParseFile(text, "main.tf", bag).Body));

    private static HclBody Json(string text) => Parsed(bag => JsonParser.ParseFile(text, "main.tf.json", bag));

    private static HclBody Parsed(Func<DiagnosticBag, HclBody> parse)
    {
        var diagnostics = new DiagnosticBag();
        var body = parse(diagnostics);
        diagnostics.Should().BeEmpty();
        return body;
    }
}
