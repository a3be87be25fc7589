using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Core.Tests.Addresses;

internal sealed class UrnTests
{
    [Test]
    public void What_belongs_to_the_stack_has_its_own_type_only() =>
        Urn.Create("dev", "demo", Urn.ForStack("dev", "demo"), "immuta:index:S3Integration", "lake").ToString()
            .Should().Be("urn:pulumi:dev::demo::immuta:index:S3Integration::lake");

    [Test]
    public void What_belongs_to_a_component_has_its_type_in_front()
    {
        var edge = Urn.Create("dev", "demo", null, "components:index:Edge", "edge");

        var inner = Urn.Create("dev", "demo", edge, "immuta:index:S3Integration", "edge.lake");

        inner.ToString().Should().Be("urn:pulumi:dev::demo::components:index:Edge$immuta:index:S3Integration::edge.lake");
        inner.Type.Should().Be("immuta:index:S3Integration");
    }

    [TestCase("urn:pulumi:dev::demo::a:b:C::with::colons", "with::colons")]
    [TestCase("urn:pulumi:dev::demo::a:b:C::e[\"x\"]", "e[\"x\"]")]
    public void A_name_may_hold_anything(string text, string name)
    {
        Urn.Parse(text).Name.Should().Be(name);
        Urn.Parse(text).ToString().Should().Be(text);
    }

    [TestCase("")]
    [TestCase("urn:pulumi:dev::demo::type")]
    [TestCase("arn:pulumi:dev::demo::type::name")]
    public void What_is_no_urn_is_refused(string text) => Urn.TryParse(text).Should().BeNull();
}
