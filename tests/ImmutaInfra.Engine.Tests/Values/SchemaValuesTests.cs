using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Tests.Values;

/// <summary>Values that carry their type along, as a state has them that somebody has damaged or that another program wrote.</summary>
public sealed class SchemaValuesTests
{
    private static readonly Value Pair = new ListValue(["a", 1]);

    [TestCase("""["tuxle",["string","number"]]""")]
    [TestCase("""["tuple",["strong","number"]]""")]
    [TestCase("""["tuple"]""")]
    [TestCase("""["object",{"a":"string"},[{}]]""")]
    [TestCase("[")]
    [TestCase("")]
    public void A_type_that_is_none_leaves_the_value_its_own(string type)
    {
        var value = SchemaValues.ToHcl(TypedValue.Of(type, Pair), AttributeType.Typed);

        value.Should().Be(HclValue.Tuple(HclValue.String("a"), HclValue.Number(1)));
    }

    [Test]
    public void Elements_become_of_the_type_that_the_list_says()
    {
        var value = SchemaValues.ToHcl(TypedValue.Of("""["list","string"]""", Pair), AttributeType.Typed);

        value.Should().Be(HclValue.List(HclType.String, HclValue.String("a"), HclValue.String("1")));
    }

    [Test]
    public void An_element_that_cannot_be_of_that_type_is_not_known()
    {
        var value = SchemaValues.ToHcl(TypedValue.Of("""["map",["list","number"]]""", new ObjectValue(("k", "a"))), AttributeType.Typed);

        value.Entries.Single().Value.Should().Be(HclValue.Unknown(HclType.List(HclType.Number)));
    }
}
