using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Tests.Values;

internal sealed class PropertyPathTests
{
    [Test]
    public void A_path_is_written_as_pulumi_writes_it() =>
        PropertyPath.Root.Member("workspaces").Member("warehouses").Item(0).Member("a.b").ToString().Should().Be("workspaces.warehouses[0][\"a.b\"]");

    [Test]
    public void A_path_has_its_first_name_at_the_top() =>
        PropertyPath.Root.Member("okta").Member("password").Top.Should().Be("okta");
}
