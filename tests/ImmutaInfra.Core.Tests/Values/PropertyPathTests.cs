using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Tests.Values;

internal sealed class PropertyPathTests
{
    [Test]
    public void A_path_is_written_as_pulumi_writes_it() =>
        PropertyPath.Root.Member("workspaces").Member("warehouses").Item(0).Member("a.b").ToString().Should().Be("workspaces.warehouses[0][\"a.b\"]");

    [Test]
    public void A_path_lies_within_those_it_begins_with()
    {
        var inner = PropertyPath.Root.Member("okta").Member("password");

        inner.IsWithin(PropertyPath.Root.Member("okta")).Should().BeTrue();
        inner.IsWithin(inner).Should().BeTrue();
        PropertyPath.Root.Member("okta").IsWithin(inner).Should().BeFalse();
        inner.Top.Should().Be("okta");
    }
}
