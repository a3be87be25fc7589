using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Endpoints;

/// <summary>Bodies with something wrong at random: the emulator must have an answer to each.</summary>
public class RandomBodyTests
{
    private static readonly string[] Values =
        ["null", "true", "7", "-1", "1.5", "1e30", "99999999999999999999", "\"\"", "\"x\"", "\"<REDACTED>\"", "[]", "[null]", "[\"x\"]", "{}", "{\"enabled\":true}", "{\"a\":{\"b\":[{}]}}"];

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public async Task A_body_with_any_value_anywhere_is_answered_and_never_with_500(string type)
    {
        await using var immuta = await Tenant.StartAsync(options => options with { SettleAfter = TimeSpan.Zero });
        await immuta.CreateAsync(Envelopes.Of(type));
        var random = new Random(17);
        for (var round = 0; round < 150; round++)
        {
            var body = Change(Envelopes.Of(type), random);

            var replies = new[]
            {
                await immuta.PostAsync("/integrations?dryRun=true", body),
                await immuta.PutAsync("/integrations/1", body),
                await immuta.PostAsync("/integrations/1/scripts/edit", body),
                await immuta.DeleteAsync("/integrations/1?dryRun=true", body["config"] is JObject login ? login : body),
            };

            replies.Select(reply => reply.Status).Should().OnlyContain(status => status < 500, body.ToString());
        }
    }

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public async Task An_integration_that_was_edited_into_nonsense_can_still_be_read_and_removed(string type)
    {
        await using var immuta = await Tenant.StartAsync(options => options with { SettleAfter = TimeSpan.Zero });
        var random = new Random(18);
        for (var round = 1; round <= 60; round++)
        {
            var id = await immuta.CreateAsync(Envelopes.Of(type));
            var nonsense = Change(Envelopes.Of(type), random);

            var replies = new[]
            {
                await immuta.PostAsync($"/_emulator/integrations/{id}", new JObject { ["config"] = nonsense["config"] as JObject ?? [], ["status"] = "recurringValidationError" }),
                await immuta.GetAsync($"/integrations/{id}"),
                await immuta.PutAsync($"/integrations/{id}", Envelopes.Of(type)),
                await immuta.GetAsync("/integrations"),
                await immuta.DeleteAsync($"/integrations/{id}?forceDisable=true"),
            };

            replies.Select(reply => reply.Status).Should().OnlyContain(status => status < 500, nonsense.ToString());
            replies[^1].Status.Should().Be(200, replies[^1].Text);
        }
    }

    private static JObject Change(JObject envelope, Random random)
    {
        var properties = envelope.Descendants().OfType<JProperty>().ToList();
        var at = properties[random.Next(properties.Count)];
        var value = JToken.Parse(Values[random.Next(Values.Length)]);
        if (random.Next(4) == 0 && envelope["config"] is JObject config)
        {
            var names = new[] { "impersonation", "audit", "port", "okta", "privateKey", "oAuthClientConfig", "metadataDelimiters", "workspaces", "lineage", "name" };
            config[names[random.Next(names.Length)]] = value;
        }
        else
        {
            at.Value = value;
        }

        return envelope;
    }
}
