using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Tests.Integrations;

public sealed class IntegrationReaderTests
{
    [TestCase("""{"id":"12"}""", "12")]
    [TestCase("""{"id":12}""", "12")]
    [TestCase("""{"id":12345678901234567890}""", "12345678901234567890")]
    [TestCase("""{"id":"x"}""", null)]
    [TestCase("""{"id":null}""", null)]
    [TestCase("""{"id":1.5}""", null)]
    [TestCase("""{}""", null)]
    [TestCase("""7""", null)]
    public void An_id_is_a_number_or_a_text_of_digits(string json, string? id) =>
        IntegrationReader.ReadIntegration(Value(json), SecretMask.None)?.Id.ToString().Should().Be(id);

    [TestCase("creating", true, false, false)]
    [TestCase("editing", true, false, false)]
    [TestCase("deleting", true, false, false)]
    [TestCase("migrating", true, false, false)]
    [TestCase("enabled", false, false, false)]
    [TestCase("createError", false, true, false)]
    [TestCase("editError", false, true, false)]
    [TestCase("deleteError", false, true, false)]
    [TestCase("migrateError", false, true, false)]
    [TestCase("recurringValidationError", false, true, false)]
    [TestCase("deleted", false, false, true)]
    [TestCase("disabled", false, false, true)]
    [TestCase("somethingNew", false, false, false)]
    public void Every_status_is_known_and_new_ones_do_no_harm(string text, bool isTransient, bool isError, bool isGone)
    {
        var status = IntegrationReader.ReadIntegration(new ObjectValue(("id", "1"), ("status", text)), SecretMask.None)!.Status;

        (status.IsTransient, status.IsError, status.IsGone).Should().Be((isTransient, isError, isGone));
    }

    [Test]
    public void Test_results_are_read_whatever_is_missing()
    {
        var results = IntegrationReader.ReadValidationResults(
            Value("""{"status":"failed","validationTests":[{"name":"a","status":"failed","message":"why","result":[null]},{"status":"passed"},7,{"name":"c","result":[{"1":1}]}]}"""),
            SecretMask.None);

        results.Tests.Should().Equal(new ValidationTest("a", "failed", "why"), new ValidationTest("", "passed", null), new ValidationTest("c", "", null));
        results.Failed.Should().ContainSingle();
    }

    [TestCase("""{"id":1,"config":{"apiKey":"k"}}""", "k")]
    [TestCase("""{"id":1,"config":{"immutaApiKey":"k"}}""", "k")]
    [TestCase("""{"id":1,"APIKEY":"k","config":{}}""", "k")]
    [TestCase("""{"id":1,"config":{"apiKey":""}}""", null)]
    [TestCase("""{"id":1}""", null)]
    public void The_key_of_a_cluster_is_found_under_any_name_that_speaks_of_one(string json, string? key) =>
        IntegrationReader.ReadIntegration(Value(json), SecretMask.None)!.ApiKey.Should().Be(key);

    [Test]
    public void Numbers_and_dates_stay_as_they_are()
    {
        var value = (ObjectValue)Value("""{"big":123456789012345678901234567890,"small":0.1000000000000000000001,"date":"2026-03-01T12:00:00Z"}""");

        value["big"].ToString().Should().Be("123456789012345678901234567890");
        value["small"].ToString().Should().Be("0.1000000000000000000001");
        value["date"].Should().Be((Value)"2026-03-01T12:00:00Z");
        JsonText.FromValue(value).ToString(Newtonsoft.Json.Formatting.None)
            .Should().Be("""{"big":123456789012345678901234567890,"date":"2026-03-01T12:00:00Z","small":0.1000000000000000000001}""");
    }

    private static Value Value(string json) => JsonText.ToValue(JsonText.Parse(json));
}
