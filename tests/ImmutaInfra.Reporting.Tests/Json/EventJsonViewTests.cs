using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Json;

public class EventJsonViewTests
{
    [Test]
    public void A_run_is_told_line_by_line_as_terraform_tells_it()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var events = new EventJsonView(output, new HandSetClock(), showsSecrets: false, _ => null);
        var address = Samples.Address("analytics", new Core.Addresses.InstanceKey(0));

        events.Version("0.1.0");
        events.Started(address, Operation.Read, "7");
        events.Completed(address, Operation.Read, "7", TimeSpan.Zero);
        events.Plan(Samples.Mixed);
        events.Started(address, Operation.Create, null);
        events.Progress(address, Operation.Create, "creating", TimeSpan.FromSeconds(10));
        events.Completed(address, Operation.Create, "8", TimeSpan.FromSeconds(11.7));
        events.Started(address, Operation.Delete, "8");
        events.Failed(address, Operation.Delete, [], TimeSpan.FromSeconds(61));
        events.Diagnostics([Diagnostic.Error("IMI5403", "Not allowed", detail: "Immuta said: no.") with { Address = address.ToString() }]);
        events.Summary("apply", new ChangeCounts(1, 2, 3, 4, 5), "Apply complete!");
        events.Outputs([new ReportedOutput("key", "geheim", true, "\"string\""), new ReportedOutput("n", 5, false, null)]);

        output.ToString().Should().NotContain("geheim");
        Baseline.Verify(output.ToString(), "events.jsonl");
    }
}
