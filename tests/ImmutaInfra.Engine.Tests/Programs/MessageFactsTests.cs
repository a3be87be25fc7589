using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Tests.Programs;

/// <summary>What messages about expressions tell of the names in them.</summary>
internal sealed class MessageFactsTests
{
    private const string Variables = """
        variable "names" {
          default = ["a", "b"]
        }
        variable "password" {
          default   = "planted-secret"
          sensitive = true
        }

        """;

    [TestCase("upper(var.names)", "var.names is tuple with 2 elements")]
    [TestCase("var.names[5]", "var.names is tuple with 2 elements")]
    [TestCase("tonumber(var.names[0])", "var.names[0] is \"a\"")]
    [TestCase("var.password.length")]
    [TestCase("tonumber(var.password)")]
    public async Task A_message_says_what_its_names_stand_for_and_never_a_secret(string expression, params string[] facts)
    {
        var found = await FailureAsync($"{Variables}output \"o\" {{\n  value     = {expression}\n  sensitive = true\n}}\n");

        found.Values.Select(fact => $"{fact.Traversal} {fact.Statement}").Should().Equal(facts);
        found.ToString().Should().NotContain("planted-secret");
    }

    // Looking up what the name stands for fails just as the expression did, and must not ask again.
    [Test]
    public async Task A_name_that_itself_is_wrong_ends_in_one_message() =>
        (await FailureAsync("resource \"terraform_data\" \"a\" {\n}\noutput \"o\" {\n  value = terraform_data.a[\"y\"]\n}\n")).Summary.Should().Be("Unexpected resource instance key");

    private static async Task<Diagnostic> FailureAsync(string configuration)
    {
        using var program = new ProgramFixture();
        program.Write(configuration);
        return (await program.PlanAsync()).Plan.Diagnostics.Should().ContainSingle().Subject;
    }
}
