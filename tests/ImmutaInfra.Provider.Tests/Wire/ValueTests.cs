using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Provider.Wire;
using ImmutaInfra.Rpc;
using Value = ImmutaInfra.Core.Values.Value;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace ImmutaInfra.Provider.Tests.Wire;

public sealed class ValueTests
{
    [Test]
    public void Every_value_goes_there_and_back()
    {
        var value = new ObjectValue(
            ("text", "a"), ("flag", true), ("whole", 9007199254740992), ("fraction", Number.Parse("0.1")), ("nothing", Value.Null),
            ("list", new Core.Values.ListValue([1, Value.Null, SecretValue.Of("s")])),
            ("object", new ObjectValue(("inner", SecretValue.Of(new ObjectValue(("deep", Value.Unknown)))))),
            ("unknown", Value.Unknown));

        ((Value)StructReader.Read(StructWriter.Write(value))).Should().Be(value);
    }

    [TestCase("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [TestCase("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [TestCase("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [TestCase("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [TestCase("030794c1-ac77-496b-92df-f27374a8bd58")]
    [TestCase("e48ece36-62e2-4504-bad9-02848725956a")]
    [TestCase("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Each_mark_of_an_unknown_value_is_known(string mark) => ReadOne(WireValue.ForString(mark)).IsUnknown.Should().BeTrue();

    [Test]
    public void An_unknown_value_is_written_with_the_mark_of_a_text() =>
        StructWriter.Write(new ObjectValue(("a", Value.Unknown))).Fields["a"].StringValue.Should().Be(Signatures.Unknown);

    [Test]
    public void A_number_with_more_digits_than_a_double_holds_goes_as_text() =>
        StructWriter.Write(new ObjectValue(("a", 9007199254740993))).Fields["a"].StringValue.Should().Be("9007199254740993");

    [Test]
    public void An_output_value_is_its_value_secret_or_not_known()
    {
        ReadOne(Special(Signatures.OutputValue, ("value", WireValue.ForString("v")))).Should().Be((Value)"v");
        ReadOne(Special(Signatures.OutputValue, ("value", WireValue.ForString("v")), ("secret", WireValue.ForBool(true)))).Should().Be(SecretValue.Of("v"));
        ReadOne(Special(Signatures.OutputValue)).IsUnknown.Should().BeTrue();
    }

    [Test]
    public void A_reference_is_the_id_of_its_resource()
    {
        var urn = ("urn", WireValue.ForString("urn:pulumi:dev::p::t::n"));
        ReadOne(Special(Signatures.ResourceReference, urn, ("id", WireValue.ForString("12")))).Should().Be((Value)"12");
        ReadOne(Special(Signatures.ResourceReference, urn, ("id", WireValue.ForString("")))).IsUnknown.Should().BeTrue();
        ReadOne(Special(Signatures.ResourceReference, urn)).Should().Be((Value)"urn:pulumi:dev::p::t::n", "a component has no id");
    }

    [TestCase(Signatures.Asset)]
    [TestCase(Signatures.Archive)]
    [TestCase(Signatures.ByteString)]
    [TestCase("something new")]
    public void What_no_property_takes_is_refused_by_the_name_of_the_property(string signature)
    {
        var read = () => StructReader.Read(new Struct { Fields = { ["credential"] = WireValue.ForList(Special(signature)) } });

        var failure = read.Should().Throw<RpcException>().Which;
        failure.Code.Should().Be(RpcCode.InvalidArgument);
        failure.Message.Should().Contain("\"credential\"").And.Contain("IMI6001");
    }

    [Test]
    public void Keys_of_the_engine_and_missing_objects_are_nothing()
    {
        ((Value)StructReader.Read(new Struct { Fields = { ["__defaults"] = WireValue.ForList(), ["a"] = new WireValue() } }))
            .Should().Be(new ObjectValue(("a", Value.Null)));
        StructReader.ReadOrNull(null).Should().BeNull();
    }

    private static Value ReadOne(WireValue value) => StructReader.Read(new Struct { Fields = { ["a"] = value } })["a"];

    private static WireValue Special(string signature, params (string Name, WireValue Value)[] members)
    {
        var value = new Struct { Fields = { [Signatures.Key] = WireValue.ForString(signature) } };
        foreach (var (name, member) in members)
        {
            value.Fields[name] = member;
        }

        return WireValue.ForStruct(value);
    }
}
