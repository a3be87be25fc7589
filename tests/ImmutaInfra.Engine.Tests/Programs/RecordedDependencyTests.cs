using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Tests.Programs;

/// <summary>Which instances the record of a resource says it depends on.</summary>
internal sealed class RecordedDependencyTests
{
    [TestCase("terraform_data.a[count.index].id", "a[1]")]
    [TestCase("\"${upper(terraform_data.a[count.index].id)}\"", "a[1]")]
    [TestCase("terraform_data.a[count.index - 1 + 1].id", "a[1]")]
    [TestCase("terraform_data.a[0].id", "a[0]")]
    [TestCase("terraform_data.e[\"k${count.index}\"].id", "e[\"k1\"]")]
    [TestCase("terraform_data.e[\"k0\"].id", "e[\"k0\"]")]
    [TestCase("terraform_data.a[*].id", "a[0] a[1]")]
    [TestCase("[for i in [0, 1] : terraform_data.a[i].id]", "a[0] a[1]")]
    [TestCase("module.m[count.index].id", "m[1].one")]
    [TestCase("module.m[0].id", "m[0].one")]
    public async Task A_reference_to_one_instance_depends_on_that_one_only(string reference, string expected)
    {
        using var program = new ProgramFixture();
        program.WriteModule("m", """
            resource "terraform_data" "one" {}
            output "id" { value = terraform_data.one.id }
            """);

        await program.ApplyAsync($$"""
            resource "terraform_data" "a" { count = 2 }
            resource "terraform_data" "e" { for_each = toset(["k0", "k1"]) }
            module "m" {
              source = "./m"
              count  = 2
            }
            resource "terraform_data" "b" {
              count = 2
              input = {{reference}}
            }
            """);

        Dependencies(await program.ResourcesAsync(), "b[1]").Should().Be(expected);
    }

    [Test]
    public async Task What_triggers_a_replacement_is_depended_on()
    {
        using var program = new ProgramFixture();
        await program.ApplyAsync("""
            resource "terraform_data" "a" { count = 2 }
            resource "terraform_data" "b" {
              count = 2
              lifecycle {
                replace_triggered_by = [terraform_data.a[count.index]]
              }
            }
            """);

        Dependencies(await program.ResourcesAsync(), "b[1]").Should().Be("a[1]");
    }

    private static string Dependencies(IReadOnlyList<ResourceState> records, string name) =>
        string.Join(' ', records.Single(record => record.Urn.Name == name).Dependencies.Select(urn => urn.Name).Order(StringComparer.Ordinal));
}
