using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Api.Tests.Integrations;

/// <summary>The documentation's own payloads, sent by the client.</summary>
public sealed class PayloadTests
{
    private HurryingClock _clock = null!;
    private ImmutaEmulator _immuta = null!;
    private ApiPipeline _pipeline = null!;
    private IntegrationClient _client = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _clock = new HurryingClock();
        _immuta = await ImmutaEmulator.StartAsync(new EmulatorOptions { TimeProvider = _clock, SettleAfter = TimeSpan.FromSeconds(3) });
        _pipeline = new ApiPipeline(new ApiOptions { BaseUrl = _immuta.BaseUrl, ApiKey = _immuta.ApiKey }, _clock);
        _client = new IntegrationClient(_pipeline);
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        _pipeline.Dispose();
        await _immuta.DisposeAsync();
    }

    [TestCase("snowflake-create.json")]
    [TestCase("trino-create.json")]
    [TestCase("redshift-script.json")]
    public async Task The_client_sends_a_documented_payload_and_reads_it_back(string file)
    {
        var request = Request(file);
        request.ToBody().Equals(JsonText.ToValue(JsonText.Parse(Payload(file)))).Should().BeTrue("nothing is lost or added");

        var id = (await _client.CreateAsync(request)).Id!.Value;

        var settled = (await _client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!;
        settled.Status.Should().Be(IntegrationStatus.Enabled);
        settled.Type.Should().Be(request.Type);
        foreach (var (name, value) in (request.Config ?? ObjectValue.Empty).Where(member => member.Key is not ("username" or "password" or "impersonation")))
        {
            settled.Config[name].Should().Be(value, name);
        }
    }

    [Test]
    public async Task The_client_edits_and_deletes_with_the_documented_payloads()
    {
        var id = (await _client.CreateAsync(Request("snowflake-create.json"))).Id!.Value;
        await _client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1));

        await _client.UpdateAsync(id, Request("snowflake-edit.json"));
        (await _client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!.Config["audit"].Should().Be((Value)new ObjectValue(("enabled", true)));
        await _client.DeleteAsync(id, (ObjectValue)JsonText.ToValue(JsonText.Parse(Payload("snowflake-delete.json"))));

        (await _client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1))).Should().BeNull();
    }

    [TestCase(ScriptPhase.InitialCreate)]
    [TestCase(ScriptPhase.Create)]
    [TestCase(ScriptPhase.Cleanup)]
    public async Task The_client_gets_the_script_of_the_documented_payload(ScriptPhase phase) =>
        (await new ScriptClient(_pipeline).GetAsync(phase, Request("redshift-script.json"))).Should().NotBeEmpty();

    private static IntegrationRequest Request(string file)
    {
        var body = (ObjectValue)JsonText.ToValue(JsonText.Parse(Payload(file)));
        return new IntegrationRequest
        {
            Type = ((TextValue)body["type"]).Text,
            AutoBootstrap = (body["autoBootstrap"] as BooleanValue)?.IsTrue,
            Config = body["config"] as ObjectValue,
        };
    }

    private static string Payload(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Payloads", file));
}
