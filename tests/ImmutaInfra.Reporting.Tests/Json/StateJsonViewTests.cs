using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Json;

public class StateJsonViewTests
{
    private static StateReport State { get; } = new()
    {
        Resources =
        [
            new ReportedResource
            {
                Address = Samples.Address("analytics"), Package = "immuta", Schema = Samples.Snowflake, Id = "7", Attributes = Samples.Analytics,
                DependsOn = ["immuta_s3_integration.lake"], InitErrors = ["The test \"Connection\" failed: no route to host."],
            },
            new ReportedResource
            {
                Address = Samples.Address("inner", new InstanceKey("a b"), module: ModuleAddress.Root.Child("lake")), Package = "immuta", Id = "8",
                Attributes = new ObjectValue(("someThing", "x")), IsTainted = true,
            },
        ],
        Outputs = [new ReportedOutput("key", "geheim", true, "\"string\""), new ReportedOutput("list", ListValue.Of(["a", 1]), false, null)],
    };

    [Test]
    public void A_state_is_in_terraforms_representation()
    {
        using var output = new StringWriter();
        new StateJsonView(output, showsSecrets: false).Write(State);

        output.ToString().Should().NotContainAny("hunter2", "s3cr3t", "geheim");
        Baseline.Verify(JObject.Parse(output.ToString()).ToString(Formatting.Indented), "state.json");
    }

    [Test]
    public void A_state_is_shown_in_the_manner_of_the_configuration()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new StateView(output, new TextOptions(), showsSecrets: false).Write(State);

        output.ToString().Should().NotContainAny("hunter2", "s3cr3t", "geheim");
        Baseline.Verify(output.ToString(), "state.txt");
    }

    [Test]
    public void Secrets_are_shown_to_who_asks()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new StateView(output, new TextOptions(), showsSecrets: true).Write(State);

        output.ToString().Should().ContainAll("hunter2", "s3cr3t", "geheim");
    }

    [Test]
    public void An_empty_state_has_no_values()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new StateJsonView(output, showsSecrets: false).Write(new StateReport { Resources = [] });

        output.ToString().Should().Be("{\"format_version\":\"1.0\"}\n");
    }
}
