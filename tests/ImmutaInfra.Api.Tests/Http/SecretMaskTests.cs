using ImmutaInfra.Api.Http;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Tests.Http;

public sealed class SecretMaskTests
{
    [TestCase("hunter22", "password hunter22 refused", "password (secret) refused")]
    [TestCase("hunter22", "xhunter22x", "x(secret)x")]
    [TestCase("pw", "the pw is pwned", "the (secret) is pwned")]
    [TestCase("a\"b\\cdef", "{\"p\":\"a\\\"b\\\\cdef\"}", "{\"p\":\"(secret)\"}")]
    [TestCase("a b&cdef", "?p=a%20b%26cdef", "?p=(secret)")]
    [TestCase("  padded1 ", "is padded1!", "is (secret)!")]
    [TestCase("", "nothing", "nothing")]
    public void A_secret_is_hidden_in_every_form(string secret, string text, string expected) =>
        SecretMask.Of([secret]).Hide(text).Should().Be(expected);

    [Test]
    public void Parts_of_a_key_file_are_hidden_and_its_project_is_not()
    {
        var mask = SecretMask.Of(SecretValue.Of("""{"project_id":"my-project","private_key":"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n","private_key_id":"0123abcd"}"""));

        mask.Hide("key 0123abcd MIIEvQIBADANBg of my-project").Should().Be("key (secret) (secret) of my-project");
    }

    [Test]
    public void Only_what_is_secret_inside_of_a_value_is_hidden()
    {
        var mask = SecretMask.Of(new ObjectValue(("host", "acme.com"), ("okta", new ObjectValue(("password", SecretValue.Of(new ListValue(["s3cret-1", 471108])))))));

        mask.Hide("acme.com s3cret-1 471108").Should().Be("acme.com (secret) (secret)");
    }
}
