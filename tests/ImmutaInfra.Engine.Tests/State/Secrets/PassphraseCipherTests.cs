using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.Tests.State.Secrets;

/// <summary>Test vectors of the state format sheet, section 4.</summary>
public sealed class PassphraseCipherTests
{
    private const string Salt = "v1:AQIDBAUGBwg=:v1:AAECAwQFBgcICQoL:yX1+BiKJUW+guDZbiQRMUnobuD6cFg==";
    private static readonly byte[] Nonce = [.. Enumerable.Range(0, 12).Select(b => (byte)b)];
    private static readonly PassphraseCipher Cipher = PassphraseCipher.Open(Salt, new Passphrase("password", "a test"));

    [TestCase("pulumi", "v1:AAECAwQFBgcICQoL:yX1+BiKJUW+guDZbiQRMUnobuD6cFg==")]
    [TestCase("\"hunter2\"", "v1:AAECAwQFBgcICQoL:m2BnHTuFnQ+WlQtCQGlw220P0kirbuSUJg==")]
    [TestCase("hunter2", "v1:AAECAwQFBgcICQoL:0X18ByqS3fI0TbqmjZ72QWPFYOp+ljg=")]
    [TestCase("{\"a\":1}", "v1:AAECAwQFBgcICQoL:wipzUXXRkigQQapE2fR/NDSHjf2G1IA=")]
    public void Texts_are_encrypted_and_decrypted(string text, string ciphertext)
    {
        Cipher.Encrypt(text, Nonce).Should().Be(ciphertext);
        Cipher.TryDecrypt(ciphertext, out var decrypted).Should().BeTrue();
        decrypted.Should().Be(text);
        PassphraseCipher.PlainLengthBytes(ciphertext).Should().Be(text.Length);
    }

    [Test]
    public void What_a_real_command_line_wrote_is_opened()
    {
        var cipher = PassphraseCipher.Open(
            "v1:oPeSPOthn/8=:v1:4swrgE8JoRssxU2+:5C0L83jmMmP2R+8L0Umo4903yVf2rA==", new Passphrase("correct-horse", "a test"));

        cipher.TryDecrypt("v1:8hMDFqmqY49eaIeT:FKo79Pc3abEkJDOPeqCFvJBMwmvSz0wHLP9Ocb/y4OngyCkB3C3i", out var state).Should().BeTrue();
        cipher.TryDecrypt("v1:9LJJxtC+1J+b/Qcb:GBHPchhogPn1+tAeEk0vTfpVj69bPw==", out var config).Should().BeTrue();

        state.Should().Be("\"a\\u003cb\\u003e\\u0026c\"");
        ValueReader.OfPlaintext("a test", state!).Should().Be((Value)"a<b>&c");
        ValueWriter.Plaintext("a<b>&c").Should().Be(state);
        config.Should().Be("s3cret");
    }

    [Test]
    public void Another_passphrase_is_told_apart()
    {
        var open = () => PassphraseCipher.Open(Salt, new Passphrase("Password", "a test"));

        open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Code.Should().Be("IMI4111");
    }

    [TestCase("")]
    [TestCase("v1")]
    [TestCase("v1:AAECAwQFBgcICQoL:")]
    [TestCase("v1:AAECAwQFBgcICQoL:AAAA")]
    [TestCase("v1:!!!:yX1+BiKJUW+guDZbiQRMUnobuD6cFg==")]
    [TestCase("v1:AAECAwQFBgcICQoL:yX1+BiKJUW+guDZbiQRMUnobuD6dFg==")]
    [TestCase("v2:AAECAwQFBgcICQoL:yX1+BiKJUW+guDZbiQRMUnobuD6cFg==")]
    public void A_damaged_text_is_refused(string ciphertext) => Cipher.TryDecrypt(ciphertext, out _).Should().BeFalse();

    [Test]
    public void A_new_key_comes_with_a_salt_that_opens_it()
    {
        var made = PassphraseCipher.Create(new Passphrase("", "a test"));

        var opened = PassphraseCipher.Open(made.Salt, new Passphrase("", "a test"));

        opened.TryDecrypt(made.Encrypt("é"), out var text).Should().BeTrue();
        text.Should().Be("é");
    }

    [Test]
    public void A_secret_within_a_secret_holds_its_text_unencrypted()
    {
        var value = SecretValue.Of(new ObjectValue(("a", SecretValue.Of("<x>"))));

        var text = ValueWriter.Plaintext(value.Revealed);

        text.Should().Be("""{"a":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"\"\\u003cx\\u003e\""}}""");
        ValueReader.OfPlaintext("a test", text).Should().Be(value.Revealed);
    }
}
