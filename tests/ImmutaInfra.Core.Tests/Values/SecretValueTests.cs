using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Tests.Values;

public sealed class SecretValueTests
{
    [Test]
    public void A_sealed_secret_opens_once_and_only_when_its_content_is_needed()
    {
        var content = new Sealed("c", "s");
        var secret = SecretValue.Of(content);

        (secret.HasSecrets, secret.HasUnknowns, secret.IsUnknown).Should().Be((true, false, false));
        secret.ToString().Should().Be("(secret)");
        secret.GetHashCode().Should().Be(SecretValue.Of("other").GetHashCode());
        new ObjectValue(("a", secret)).HasSecrets.Should().BeTrue();
        content.Opened.Should().Be(0);

        secret.Revealed.Should().Be((Value)"s");
        secret.WithoutSecrets().Should().Be((Value)"s");
        content.Opened.Should().Be(1);
    }

    [Test]
    public void One_ciphertext_makes_equal_without_a_look_inside()
    {
        var (left, right) = (new Sealed("c", "s"), new Sealed("c", "s"));

        SecretValue.Of(left).Should().Be(SecretValue.Of(right));

        (left.Opened + right.Opened).Should().Be(0);
    }

    [Test]
    public void Other_ciphertexts_are_compared_by_content()
    {
        SecretValue.Of(new Sealed("c", "s")).Should().Be(SecretValue.Of(new Sealed("d", "s")));
        SecretValue.Of(new Sealed("c", "s")).Should().Be(SecretValue.Of("s"));
        SecretValue.Of("s").Should().Be(SecretValue.Of(new Sealed("c", "s")));
        SecretValue.Of(new Sealed("c", "s")).Should().NotBe(SecretValue.Of(new Sealed("d", "t")));
        SecretValue.Of(new Sealed("c", "s")).Should().NotBe((Value)"s");
    }

    [Test]
    public void Whether_it_is_null_is_told_without_opening_where_the_content_cannot_be()
    {
        var content = new Sealed("c", Value.Null) { CanBeNull = false };

        SecretValue.Of(content).IsNull.Should().BeFalse();
        content.Opened.Should().Be(0);
        SecretValue.Of(new Sealed("c", Value.Null)).IsNull.Should().BeTrue();
        SecretValue.Of(Value.Null).IsNull.Should().BeTrue();
    }

    private sealed class Sealed(string ciphertext, Value content) : SealedContent
    {
        public int Opened { get; private set; }

        public bool CanBeNull { get; init; } = true;

        public override string Ciphertext => ciphertext;

        public override bool MayBeNull => CanBeNull;

        public override bool IsSameAs(SealedContent other) => other.Ciphertext == ciphertext;

        public override Value Open()
        {
            Opened++;
            return content;
        }
    }
}
