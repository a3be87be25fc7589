using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Tests.Values;

internal sealed class ObjectValueTests
{
    [Test]
    public void The_order_in_which_members_are_given_does_not_matter() =>
        new ObjectValue(("b", 1), ("a", 2)).Equals(new ObjectValue(("a", 2), ("b", 1))).Should().BeTrue();

    [Test]
    public void Of_two_members_with_one_name_the_later_counts()
    {
        new ObjectValue(("a", 1), ("a", 2))["a"].Should().Be((Value)2);
        new ObjectValue(("a", 1)).With("a", 3)["a"].Should().Be((Value)3);
    }

    [Test]
    public void A_missing_member_reads_as_null_and_can_be_told_from_one()
    {
        var value = new ObjectValue(("there", Value.Null));

        value["there"].Should().Be(Value.Null);
        value["missing"].Should().Be(Value.Null);
        value.Has("there").Should().BeTrue();
        value.Find("missing").Should().BeNull();
    }

    [Test]
    public void Secrets_and_unknowns_are_seen_at_every_depth()
    {
        var value = new ObjectValue(("outer", new ObjectValue(("inner", SecretValue.Of("hidden")), ("later", Value.Unknown))));

        value.HasSecrets.Should().BeTrue();
        value.HasUnknowns.Should().BeTrue();
        value.WithoutSecrets().HasSecrets.Should().BeFalse();
        value.ToString().Should().NotContain("hidden");
    }

    [Test]
    public void Nothing_unknown_is_known_to_equal_anything() => Value.Unknown.IsKnownToEqual(Value.Unknown).Should().BeFalse();
}
