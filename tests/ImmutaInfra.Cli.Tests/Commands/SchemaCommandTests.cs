using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Commands;

internal sealed class SchemaCommandTests
{
    [Test]
    public async Task The_schema_is_JSON_on_standard_output_and_nothing_else()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("schema")).Should().Be(0);

        var schema = JObject.Parse(cli.Output);
        ((string?)schema["name"]).Should().Be("immuta");
        ((JObject)schema["resources"]!).Properties().Select(resource => resource.Name).Should().HaveCount(7).And.Contain("immuta:index:SnowflakeIntegration");
        cli.Error.Should().BeEmpty();
    }
}
