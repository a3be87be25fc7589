using ImmutaInfra.Core.Values;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Tests.Wire;

public sealed class IgnoredPathsTests
{
    private static readonly PropertyPath Warehouse = PropertyPath.Root.Member("workspaces").Member("warehouses").Item(2);

    [TestCase("workspaces")]
    [TestCase("workspaces.warehouses")]
    [TestCase("workspaces[\"warehouses\"]")]
    [TestCase("[\"workspaces\"].warehouses[2]")]
    [TestCase("workspaces.*[2]")]
    [TestCase("workspaces.warehouses[*]")]
    [TestCase("workspaces[\"*\"]")]
    public void A_path_and_all_inside_is_covered(string ignored) => IgnoredPaths.Parse([ignored]).Cover(Warehouse).Should().BeTrue();

    [TestCase("workspace")]
    [TestCase("workspaces.enabled")]
    [TestCase("workspaces.warehouses[1]")]
    [TestCase("workspaces.warehouses[2].name")]
    [TestCase("[")]
    [TestCase("[\"workspaces")]
    [TestCase("workspaces[\"ware")]
    public void Other_paths_are_not(string ignored) => IgnoredPaths.Parse([ignored]).Cover(Warehouse).Should().BeFalse();

    [Test]
    public void A_name_may_hold_what_separates_names() =>
        IgnoredPaths.Parse(["extraConfig[\"a.b[\\\"c\\\"]\"]"]).Cover(PropertyPath.Root.Member("extraConfig").Member("a.b[\"c\"]")).Should().BeTrue();
}
