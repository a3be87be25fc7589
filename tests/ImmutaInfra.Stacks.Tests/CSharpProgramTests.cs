using ImmutaInfra.Stacks.Tests.Sdk;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>The C# programs hold to Pulumi's API and to the SDK that the package schema makes, without either.</summary>
internal sealed class CSharpProgramTests
{
    private const string Production = "stacks/Immuta.Production";

    [TestCase(Production)]
    [TestCase("examples/pulumi-csharp")]
    public void A_program_compiles(string folder) => CSharpCompiler.Complaints(Read(folder)).Should().BeEmpty();

    [Test]
    public void The_deploying_program_compiles_with_the_stack_that_it_runs() =>
        CSharpCompiler.Complaints(DeployWithStack(), usesProduct: true).Should().BeEmpty();

    /// <summary>A class of the deploying program; only those that call nothing of Pulumi's can run.</summary>
    internal static Type DeployClass(string name) => Deploy.Value.GetType($"Immuta.Deploy.{name}", throwOnError: true)!;

    private static readonly Lazy<System.Reflection.Assembly> Deploy = new(() => CSharpCompiler.Load(DeployWithStack()));

    private static IEnumerable<(string, string)> DeployWithStack() =>
        [.. Read("stacks/Immuta.Deploy"), .. Read(Production).Where(source => !source.Path.EndsWith("/Program.cs", StringComparison.Ordinal))];

    [TestCase("Warehouse = ", "Warehuose = ", "CS0117")]
    [TestCase("new SnowflakeAuditArgs", "new SnowflakeAudtArgs", "CS0246")]
    [TestCase("SnowflakeAuthenticationType.KeyPair", "SnowflakeAuthenticationType.Keypair", "CS0117")]
    [TestCase("Enabled = true", "Enabled = \"yes\"", "CS0029")]
    [TestCase("starburst.ApiKey", "starburst.Apikey", "CS1061")]
    public void A_name_or_type_that_the_schema_does_not_have_is_found(string right, string wrong, string code)
    {
        var sources = Read("examples/pulumi-csharp").Select(source => (source.Path, source.Text.Replace(right, wrong, StringComparison.Ordinal)));

        CSharpCompiler.Complaints(sources).Should().NotBeEmpty().And.OnlyContain(complaint => complaint.Contains(code, StringComparison.Ordinal));
    }

    [Test]
    public void The_stack_has_a_class_for_each_kind_of_integration()
    {
        var declared = string.Concat(Package.Sources($"{Production}/Integrations", "*.cs").Select(Package.Text));

        foreach (var token in ((Newtonsoft.Json.Linq.JObject)Package.Schema["resources"]!).Properties().Select(resource => resource.Name))
        {
            declared.Should().Contain($"{token["immuta:index:".Length..]}Args");
        }
    }

    private static List<(string Path, string Text)> Read(string folder) => [.. Package.Sources(folder, "*.cs").Select(path => (path, Package.Text(path)))];
}
