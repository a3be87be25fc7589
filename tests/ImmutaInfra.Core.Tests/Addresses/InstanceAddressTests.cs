using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Core.Tests.Addresses;

internal sealed class InstanceAddressTests
{
    [Test]
    public void Instances_are_ordered_as_a_plan_lists_them()
    {
        string[] ordered =
        [
            "data.immuta_integration.z",
            "immuta_s3_integration.a",
            "immuta_s3_integration.a[2]",
            "immuta_s3_integration.a[10]",
            "immuta_s3_integration.a[\"x\"]",
            "immuta_trino_integration.a",
            "module.a.immuta_s3_integration.a",
            "module.b[2].immuta_s3_integration.a",
            "module.b[10].immuta_s3_integration.a",
        ];

        ordered.Reverse().Select(text => AddressParser.TryParseInstance(text)!).Order().Select(address => address.ToString())
            .Should().Equal(ordered);
    }
}
