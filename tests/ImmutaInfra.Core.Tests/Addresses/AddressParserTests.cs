using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Core.Tests.Addresses;

internal sealed class AddressParserTests
{
    [TestCase("immuta_s3_integration.lake")]
    [TestCase("immuta_s3_integration.lakes[0]")]
    [TestCase("immuta_s3_integration.lakes[\"eu\"]")]
    [TestCase("immuta_s3_integration.lakes[\"a.b[\\\"c\\\"]\"]")]
    [TestCase("immuta_s3_integration.lakes[\"$${x}\"]")]
    [TestCase("data.immuta_integration.x")]
    [TestCase("module.a.immuta_s3_integration.lake")]
    [TestCase("module.a[1].module.b[\"k\"].data.immuta_integration.x[0]")]
    public void An_address_reads_back_as_it_is_written(string text) => AddressParser.TryParseInstance(text)!.ToString().Should().Be(text);

    [TestCase("")]
    [TestCase("immuta_s3_integration")]
    [TestCase("immuta_s3_integration.")]
    [TestCase("immuta_s3_integration.lake.more")]
    [TestCase("immuta_s3_integration[0].lake")]
    [TestCase("immuta_s3_integration.lake[")]
    [TestCase("immuta_s3_integration.lake[x]")]
    [TestCase("immuta_s3_integration.lake[\"x]")]
    [TestCase("immuta_s3_integration.lake[0]x")]
    [TestCase("module.a")]
    [TestCase("data.x")]
    public void What_names_no_instance_is_refused(string text) => AddressParser.TryParseInstance(text).Should().BeNull();

    [TestCase("module.a", "module.a.immuta_s3_integration.lake", true)]
    [TestCase("module.a", "module.a[0].module.b.immuta_s3_integration.lake", true)]
    [TestCase("module.a[1]", "module.a[0].immuta_s3_integration.lake", false)]
    [TestCase("immuta_s3_integration.lake", "immuta_s3_integration.lake[3]", true)]
    [TestCase("immuta_s3_integration.lake[2]", "immuta_s3_integration.lake[3]", false)]
    [TestCase("immuta_s3_integration.lake", "module.a.immuta_s3_integration.lake", false)]
    [TestCase("data.immuta_s3_integration.lake", "immuta_s3_integration.lake", false)]
    public void A_pattern_stands_for_all_keys_that_it_leaves_out(string pattern, string instance, bool isMeant) =>
        AddressParser.TryParsePattern(pattern)!.Includes(AddressParser.TryParseInstance(instance)!).Should().Be(isMeant);
}
