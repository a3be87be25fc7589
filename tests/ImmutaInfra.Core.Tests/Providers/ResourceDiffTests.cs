using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Tests.Providers;

public sealed class ResourceDiffTests
{
    private static readonly AttributeSchema[] Attributes =
    [
        AttributeSchema.Text("host").Required().ReplaceBecause("one for each host"),
        AttributeSchema.Text("catalog").ServerDefaults("immuta").ReplaceBecause("it cannot move"),
        AttributeSchema.Text("password").Secret(),
        AttributeSchema.Boolean("force").Steering(),
        AttributeSchema.Text("status").Computed(),
        AttributeSchema.Of("audit", AttributeType.ObjectOf("Audit",
            AttributeSchema.Boolean("enabled").ServerDefaults(false),
            AttributeSchema.Text("store"))),
        AttributeSchema.Of("labels", AttributeType.MapOf(AttributeType.Text)),
    ];

    [Test]
    public void Moving_to_another_host_replaces_and_says_why()
    {
        var diff = Between(new(("host", "a")), new(("host", "b")));

        diff.Action.Should().Be(ResourceAction.Replace);
        diff.DeleteFirst.Should().BeTrue();
        diff.Changes.Should().ContainSingle().Which.ReplaceReason.Should().Be("one for each host");
    }

    [Test]
    public void Writing_down_what_the_server_takes_anyhow_is_no_change()
    {
        var written = new ObjectValue(("host", "a"), ("catalog", "immuta"), ("audit", new ObjectValue(("enabled", false))));

        Between(new(("host", "a")), written).Should().Be(ResourceDiff.Nothing);
        Between(written, new(("host", "a"))).Should().Be(ResourceDiff.Nothing);
        Between(new(("audit", ObjectValue.Empty)), new(("host", Value.Null))).Should().Be(ResourceDiff.Nothing);
    }

    [Test]
    public void Another_value_than_the_server_takes_is_a_change()
    {
        Between(new(("host", "a")), new(("host", "a"), ("catalog", "other"))).Action.Should().Be(ResourceAction.Replace);
        Between(new(("audit", new ObjectValue(("enabled", true)))), ObjectValue.Empty).Action.Should().Be(ResourceAction.Update);
        Between(ObjectValue.Empty, new(("audit", new ObjectValue(("enabled", false), ("store", "s"))))).Changes.Should().ContainSingle().Which.Path.ToString().Should().Be("audit");
    }

    [Test]
    public void Changes_are_as_deep_inside_as_they_lie()
    {
        var diff = Between(
            new(("audit", new ObjectValue(("enabled", true), ("store", "s"))), ("labels", new ObjectValue(("a.b", "1"), ("c", "2")))),
            new(("audit", new ObjectValue(("enabled", true), ("store", "t"))), ("labels", new ObjectValue(("a.b", "3"), ("d", "4")))));

        diff.Changes.Select(change => $"{change.Kind} {change.Path}").Should().Equal("Update audit.store", "Update labels[\"a.b\"]", "Delete labels.c", "Add labels.d");
    }

    [Test]
    public void Secrets_are_compared_and_whether_a_value_is_secret_does_not_count()
    {
        Between(new(("password", "x")), new(("password", SecretValue.Of("x")))).Should().Be(ResourceDiff.Nothing);
        Between(new(("password", SecretValue.Of("x"))), new(("password", SecretValue.Of("y")))).Action.Should().Be(ResourceAction.Update);
    }

    [Test]
    public void What_steers_and_what_the_server_sets_does_not_count() =>
        Between(new(("force", false), ("status", "a")), new(("force", true), ("status", "b"))).Should().Be(ResourceDiff.Nothing);

    [Test]
    public void A_value_that_is_not_known_yet_counts_as_a_change() =>
        Between(new(("host", "a")), new(("host", Value.Unknown))).Action.Should().Be(ResourceAction.Replace);

    private static ResourceDiff Between(ObjectValue prior, ObjectValue planned) => ResourceDiff.Between(Attributes, prior, planned, deleteFirst: true);
}
