using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

public sealed class OutputTests
{
    private const string Configuration = Given.Provider + Given.Trino + """
        output "id" {
          value = immuta_trino_integration.starburst.integration_id
        }

        output "key" {
          value     = immuta_trino_integration.starburst.api_key
          sensitive = true
        }

        output "list" {
          value = [1, "two", true]
        }
        """;

    [Test]
    public async Task Outputs_come_as_text_as_json_and_bare()
    {
        await using var place = await Workplace.StartAsync(Configuration);
        await place.ApplyAsync();
        var id = await place.IdOfAsync("Trino");

        (await place.RunAsync("output")).Ended(0).Output.Should().Contain($"id = \"{id}\"").And.Contain("key = (secret)");
        (await place.RunAsync("output", "id")).Ended(0).Output.Trim().Should().Be($"\"{id}\"");
        (await place.RunAsync("output", "--raw", "id")).Ended(0).Output.Should().Be(id);
        var json = JObject.Parse((await place.RunAsync("output", "--json")).Ended(0).Output);
        json["id"]!["value"]!.ToString().Should().Be(id);
        json["key"]!["sensitive"]!.Value<bool>().Should().BeTrue();
        json["key"]!["value"]!.Type.Should().Be(JTokenType.Null);
    }

    [Test]
    public async Task A_secret_output_is_shown_when_asked_for()
    {
        await using var place = await Workplace.StartAsync(Configuration);
        await place.ApplyAsync();

        (await place.RunAsync("output", "--raw", "key")).Ended(1).Screen.Should().Contain("--show-secrets");
        var key = (await place.RunAsync("output", "--raw", "key", "--show-secrets")).Ended(0).Output;
        key.Should().NotBeEmpty().And.NotContain("secret");
        place.Checkpoint.Should().NotContain(key);
    }

    [Test]
    public async Task An_unknown_output_is_answered_with_the_nearest()
    {
        await using var place = await Workplace.StartAsync(Configuration);
        await place.ApplyAsync();

        (await place.RunAsync("output", "lisst")).Ended(1).Error.Should().Contain("did you mean \"list\"?");
    }

    [Test]
    public async Task A_change_of_outputs_alone_is_applied()
    {
        await using var place = await Workplace.StartAsync(Configuration);
        await place.ApplyAsync();
        place.Edit("main.tf", "\"two\"", "\"three\"");

        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(2);
        (await place.ApplyAsync()).Output.Should().Contain("three");

        (await place.RunAsync("output", "--json", "list")).Ended(0).Output.Should().Contain("three");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task The_state_can_be_listed_and_shown()
    {
        await using var place = await Workplace.StartAsync(Configuration);
        await place.ApplyAsync();

        (await place.RunAsync("state", "list")).Ended(0).Output.Should().Be("immuta_trino_integration.starburst\n");
        (await place.RunAsync("state", "show", "immuta_trino_integration.starburst")).Ended(0).Output
            .Should().Contain("api_key            = (secret)").And.Contain("status             = \"enabled\"");
        (await place.RunAsync("state", "show", "immuta_trino_integration.starbrust")).Ended(1).Error.Should().Contain("did you mean");
    }

    [Test]
    public async Task The_plan_as_json_is_terraforms()
    {
        await using var place = await Workplace.StartAsync(Configuration);

        var plan = JObject.Parse((await place.RunAsync("plan", "--json")).Ended(0).Output);

        plan["format_version"]!.ToString().Should().Be("1.2");
        plan["resource_changes"]![0]!["address"]!.ToString().Should().Be("immuta_trino_integration.starburst");
        plan["resource_changes"]![0]!["change"]!["actions"]!.Values<string>().Should().Equal("create");
    }
}
