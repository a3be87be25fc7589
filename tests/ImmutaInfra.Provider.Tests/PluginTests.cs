using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;
using ImmutaInfra.Resources;
using ImmutaInfra.Rpc;
using Microsoft.Extensions.Logging.Abstractions;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace ImmutaInfra.Provider.Tests;

public sealed class PluginTests
{
    private const string Trino = "immuta:index:TrinoIntegration";

    [Test]
    public async Task A_creation_that_is_cancelled_before_immuta_answers_learns_its_id()
    {
        var clock = new HeldClock(TimeSpan.FromHours(1));
        await using var plugin = await RunningPlugin.StartAsync(new EmulatorOptions { TimeProvider = clock });
        await ConfigureAsync(plugin);
        plugin.Immuta.SetRules([new FaultRule { Method = "POST", Delay = clock.Held, When = FaultTiming.After }]);
        var creation = plugin.CallAsync("Create", new CreateRequest { Type = Trino, Properties = new Struct() }, CreateResponse.Parser);
        await clock.Asked;

        await plugin.CallAsync("Cancel", new Empty(), Empty.Parser);
        clock.Release();

        var failure = (await creation.Invoking(running => running).Should().ThrowAsync<RpcException>()).Which;
        var detail = ((Any)failure.Details.Should().ContainSingle().Subject).Unpack<ErrorResourceInitFailed>();
        detail.Id.Should().MatchRegex("^[0-9]+$");
        detail.Reasons.Should().ContainSingle().Which.Should().Contain("stopped");
    }

    [TestCase(Signatures.Asset)]
    [TestCase(Signatures.ByteString)]
    public async Task A_value_that_no_property_takes_is_a_mistake_among_the_others(string signature)
    {
        await using var plugin = await RunningPlugin.StartAsync();
        var asset = WireValue.ForStruct(new Struct { Fields = { [Signatures.Key] = WireValue.ForString(signature) } });
        var news = new Struct { Fields = { ["credential"] = asset, ["role"] = WireValue.ForString("r"), ["location"] = WireValue.ForList(asset) } };

        var check = await plugin.CallAsync("Check", new CheckRequest { Type = "immuta:index:BigQueryIntegration", News = news }, CheckResponse.Parser);

        check.Failures.Select(failure => failure.Property).Should().BeEquivalentTo("credential", "location", "dataset", "datasetSuffix");
        check.Failures[0].Reason.Should().Contain("IMI6001");
        StructReader.Read(check.Inputs).HasUnknowns.Should().BeFalse("the engine takes none outside of previews");

        var settings = new CheckRequest { News = new Struct { Fields = { ["caCertificate"] = asset } } };
        (await plugin.CallAsync("CheckConfig", settings, CheckResponse.Parser)).Failures.Should().ContainSingle().Which.Property.Should().Be("caCertificate");
    }

    [Test]
    public async Task A_check_of_something_new_finds_scripts_that_are_not_those_attested()
    {
        await using var plugin = await RunningPlugin.StartAsync();
        await ConfigureAsync(plugin);
        var news = new Struct
        {
            Fields =
            {
                ["autoBootstrap"] = WireValue.ForBool(false),
                ["host"] = WireValue.ForString("rs.example.com"),
                ["database"] = WireValue.ForString("immuta"),
                ["initialDatabase"] = WireValue.ForString("dev"),
                ["authenticationType"] = WireValue.ForString("userPassword"),
                ["username"] = WireValue.ForString("immuta_system"),
                ["password"] = WireValue.ForString("hunter22-secret"),
                ["scriptDigest"] = WireValue.ForString(new string('0', 64)),
            },
        };
        var request = new CheckRequest { Type = "immuta:index:RedshiftIntegration", News = news };

        // The engine checks what replaces something as it checks something new, and before it deletes anything.
        var failure = (await plugin.CallAsync("Check", request, CheckResponse.Parser)).Failures.Should().ContainSingle().Subject;

        failure.Property.Should().Be("scriptDigest");
        failure.Reason.Should().Contain("IMI6274");
        var change = new CheckRequest(request) { Olds = news };
        (await plugin.CallAsync("Check", change, CheckResponse.Parser)).Failures.Should().BeEmpty("a change has another script");
        plugin.Immuta.SetRules([new FaultRule { Path = "/integrations/scripts/*", Status = 403 }]);
        (await plugin.CallAsync("Check", request, CheckResponse.Parser)).Failures.Should().BeEmpty("a preview goes on where Immuta cannot be asked");
    }

    [Test]
    public async Task An_engine_that_does_not_answer_holds_an_operation_up_once()
    {
        var heard = 0;
        await using var engine = await RpcServer.StartAsync(
            [
                RpcMethod.Unary<LogRequest, Empty>("pulumirpc.Engine", "Log", LogRequest.Parser, async (_, cancellationToken) =>
                {
                    Interlocked.Increment(ref heard);
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    return new Empty();
                }),
            ],
            _ => { });
        using var log = new EngineLog();
        log.Attach($"127.0.0.1:{engine.Port}");
        await using (var observer = new EngineObserver(log, new Wording(ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema), "urn"))
        {
            observer.Progress("creating");
            observer.Progress("enabling");
            observer.Progress("enabled");
        }

        heard.Should().Be(1);
    }

    private static Task<ConfigureResponse> ConfigureAsync(RunningPlugin plugin) => plugin.CallAsync(
        "Configure",
        new ConfigureRequest
        {
            Args = new Struct
            {
                Fields = { ["baseUrl"] = WireValue.ForString(plugin.Immuta.BaseUrl.ToString()), ["apiKey"] = WireValue.ForString(plugin.Immuta.ApiKey) },
            },
        },
        ConfigureResponse.Parser);

    /// <summary>The true time, save that waits of one length last until the test lets go of them.</summary>
    private sealed class HeldClock(TimeSpan held) : TimeProvider
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action _release = () => { };

        public TimeSpan Held => held;

        /// <summary>Done when somebody waits.</summary>
        public Task Asked => _asked.Task;

        public void Release() => _release();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != held)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            _release = () => callback(state);
            _asked.TrySetResult();
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
