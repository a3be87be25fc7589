using ImmutaInfra.Rpc.Framing;

namespace ImmutaInfra.Rpc.Tests.Framing;

public sealed class PercentCodingTests
{
    [TestCase("plain ~ text!", "plain ~ text!")]
    [TestCase("50%", "50%25")]
    [TestCase("a\r\nb\u007f", "a%0D%0Ab%7F")]
    [TestCase("é😀", "%C3%A9%F0%9F%98%80")]
    public void A_text_goes_there_and_back(string text, string encoded)
    {
        PercentCoding.Encode(text).Should().Be(encoded);
        PercentCoding.Decode(encoded).Should().Be(text);
    }

    [TestCase("%", "%")]
    [TestCase("%zz %4", "%zz %4")]
    public void What_is_no_encoding_stays(string text, string decoded) => PercentCoding.Decode(text).Should().Be(decoded);
}
