using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Tests.Integrations;

/// <summary>The documentation's own payloads, sent by the client.</summary>
public sealed class PayloadTests : ClientFixture
{
    [TestCase("snowflake-create.json")]
    [TestCase("trino-create.json")]
    [TestCase("redshift-script.json")]
    public async Task The_client_sends_a_documented_payload_and_reads_it_back(string file)
    {
        var request = Request(file);
        request.ToBody().Equals(JsonText.ToValue(JsonText.Parse(Payload(file)))).Should().BeTrue("nothing is lost or added");

        var id = (await Client.CreateAsync(request)).Id!.Value;

        var settled = (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!;
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
        var id = (await Client.CreateAsync(Request("snowflake-create.json"))).Id!.Value;
        await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1));

        await Client.UpdateAsync(id, Request("snowflake-edit.json"));
        (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1)))!.Config["audit"].Should().Be((Value)new ObjectValue(("enabled", true)));
        await Client.DeleteAsync(id, (ObjectValue)JsonText.ToValue(JsonText.Parse(Payload("snowflake-delete.json"))));

        (await Client.WaitUntilAtRestAsync(id, TimeSpan.FromMinutes(1))).Should().BeNull();
    }

    [TestCase(ScriptPhase.InitialCreate)]
    [TestCase(ScriptPhase.Create)]
    [TestCase(ScriptPhase.Cleanup)]
    public async Task The_client_gets_the_script_of_the_documented_payload(ScriptPhase phase) =>
        (await new ScriptClient(Pipeline).GetAsync(phase, Request("redshift-script.json"))).Should().NotBeEmpty();

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
