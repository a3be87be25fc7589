using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Resources.Tests.Operations;

/// <summary>Every fault at each call of each flow, as the table in <c>docs/fault-matrix.md</c>; <c>UPDATE_BASELINES=1</c> writes it anew.</summary>
public sealed partial class FaultTableTests
{
    private const int MostRuns = 4;

    private static readonly (string Name, FaultRule Rule)[] Faults =
    [
        ("500", new FaultRule { Status = 500 }),
        ("500 after", new FaultRule { Status = 500, When = FaultTiming.After }),
        ("503", new FaultRule { Status = 503 }),
        ("429", new FaultRule { Status = 429 }),
        ("401", new FaultRule { Status = 401 }),
        ("403", new FaultRule { Status = 403 }),
        ("page", new FaultRule { Html = true }),
        ("page after", new FaultRule { Html = true, When = FaultTiming.After }),
        ("dropped", new FaultRule { Drop = true }),
        ("dropped after", new FaultRule { Drop = true, When = FaultTiming.After }),
    ];

    private static readonly Flow[] Flows =
    [
        new("create", "Snowflake", _ => Task.CompletedTask, CreateAsync),
        new("create, with token", "Redshift", _ => Task.CompletedTask, CreateAsync) { SignsIn = true },
        new("create, scripts attested", "Redshift", AttestAsync, CreateAsync),
        new("create, nothing refused twice", "Trino", _ => Task.CompletedTask, CreateAsync),
        new("take over", "Snowflake", MakeForAdoptionAsync, CreateAsync),
        new("repair", "Snowflake", MakeBrokenAsync, ChangeAsync),
        new("change", "Snowflake", MakeAsync, ChangeAsync),
        new("read", "Snowflake", MakeAsync, async it => it.There = await it.Fixture.ReadAsync(it.Type, it.There!)),
        new("delete", "Snowflake", MakeAsync, DeleteAsync),
        new("force disable", "Snowflake", MakeForcedAsync, DeleteAsync),
        new("list", "Snowflake", MakeAsync, it => it.Fixture.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", ObjectValue.Empty))),
        new("rotate key", "Trino", MakeAsync, it => it.Fixture.Provider.ActAsync(new ActionRequest("rotate-key", Given.Token("Trino"), it.There!.Id))),
    ];

    [Test]
    public async Task Every_fault_at_every_call_ends_well_as_the_table_says()
    {
        var page = new StringBuilder();
        page.Append("# What faults do\n\nThe client and the engine's calls of it, against the emulator, with one fault at each call of each flow in turn. "
            + "*After* means that Immuta has made the change and only the answer is lost.\n\n"
            + "- **✓**: nobody noticed; retried where that is safe\n- **2**: this run ends in a clear error, the next one in the right state\n\n"
            + $"| flow | call | {string.Join(" | ", Faults.Select(fault => fault.Name))} |\n|---|---|{string.Concat(Faults.Select(_ => "---|"))}\n");
        foreach (var flow in Flows)
        {
            foreach (var (method, path) in await CallsOfAsync(flow))
            {
                var cells = new List<string>();
                foreach (var (_, rule) in Faults)
                {
                    var fault = rule with { Method = method, Path = IdSegment().Replace(path, "/*"), Count = 1 };
                    cells.Add(await OutcomeAsync(flow, fault));
                }

                page.Append($"| {flow.Name} | `{method} {IdSegment().Replace(path, "/{id}")}` | {string.Join(" | ", cells)} |\n");
            }
        }

        page.ToString().Should().NotContain("open", "no fault leaves anything behind that a second run does not mend");
        GeneratedFile.Verify("docs/fault-matrix.md", page.ToString());
    }

    /// <summary>The calls of a flow on which nothing goes wrong, each kind once.</summary>
    private static async Task<IReadOnlyList<(string Method, string Path)>> CallsOfAsync(Flow flow)
    {
        await using var scene = await Scene.StartAsync(flow);
        var before = scene.Fixture.Immuta.Requests.Count;
        await flow.RunAsync(scene);
        return [.. scene.Fixture.Immuta.Requests.Skip(before).Select(request => (request.Method, request.Path.Split('?')[0])).Distinct()];
    }

    private static async Task<string> OutcomeAsync(Flow flow, FaultRule fault)
    {
        await using var scene = await Scene.StartAsync(flow);
        scene.Fixture.Immuta.SetRules(fault);
        for (var run = 1; run <= MostRuns; run++)
        {
            try
            {
                await flow.RunAsync(scene);
                if (scene.There is { InitErrors.Count: > 0 })
                {
                    continue;
                }

                scene.Fixture.Immuta.SetRules();
                var all = (ListValue)(await scene.Fixture.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", ObjectValue.Empty)))["ids"];
                var isRight = scene.There is null ? all.Count == 0 : all.Count == 1 && all[0].Equals(scene.There.Id);
                return !isRight ? "open" : run == 1 ? "✓" : $"{run}";
            }
            catch (ProviderException e)
            {
                e.Diagnostics.Should().NotBeEmpty();
                scene.MayExist |= e.MayHaveHappened;
            }
        }

        return "open";
    }

    private static async Task CreateAsync(Scene it)
    {
        if (it.There is not null)
        {
            await ChangeAsync(it);
            return;
        }

        it.There = await it.Fixture.Provider.CreateAsync(
            new CreateRequest { Type = Given.Token(it.Type), Inputs = it.Fixture.Checked(it.Type, it.Wanted), MayExistAlready = it.MayExist });
    }

    private static async Task ChangeAsync(Scene it) => it.There = await it.Fixture.UpdateAsync(it.Type, it.There!, it.Wanted);

    private static async Task DeleteAsync(Scene it)
    {
        await it.Fixture.DeleteAsync(it.Type, it.There!);
        it.There = null;
    }

    private static async Task MakeAsync(Scene it)
    {
        it.There = await it.Fixture.CreateAsync(it.Type, it.Wanted);
        it.Wanted = it.Type == "Trino" ? it.Wanted : it.Wanted.With("warehouse", "WH2");
    }

    private static async Task MakeForcedAsync(Scene it)
    {
        it.Wanted = it.Wanted.With("forceDisable", true);
        it.There = await it.Fixture.CreateAsync(it.Type, it.Wanted);
    }

    private static async Task MakeBrokenAsync(Scene it)
    {
        it.Fixture.Immuta.SetRules(new FaultRule { Method = "POST", Count = 1, EndStatus = "createError" });
        it.There = await it.Fixture.CreateAsync(it.Type, it.Wanted);
        it.Fixture.Immuta.SetRules();
    }

    private static async Task MakeForAdoptionAsync(Scene it)
    {
        await it.Fixture.CreateAsync(it.Type, it.Wanted);
        await it.Fixture.BeginNextRunAsync();
        it.Wanted = it.Wanted.With("adoptExisting", true);
    }

    private static async Task AttestAsync(Scene it)
    {
        it.Wanted = it.Wanted.With("autoBootstrap", false);
        await it.Fixture.Provider.CreateAsync(
            new CreateRequest { Type = Given.Token(it.Type), Inputs = it.Fixture.Checked(it.Type, it.Wanted), IsPreview = true, Observer = it.Fixture.Observer });
        var told = it.Fixture.Observer.Warnings.Single(warning => warning.Code == "IMI6273");
        it.Wanted = it.Wanted.With("scriptDigest", Digest().Match(told.Detail).Value);
    }

    [GeneratedRegex(@"/\d+(?=/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex IdSegment();

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    private sealed record Flow(string Name, string Type, Func<Scene, Task> PrepareAsync, Func<Scene, Task> RunAsync)
    {
        public bool SignsIn { get; init; }
    }

    /// <summary>One integration on its way.</summary>
    private sealed class Scene(ProviderFixture fixture, string type) : IAsyncDisposable
    {
        public ProviderFixture Fixture => fixture;

        public string Type => type;

        public ObjectValue Wanted { get; set; } = Given.All[type];

        public ResourceSnapshot? There { get; set; }

        public bool MayExist { get; set; }

        public static async Task<Scene> StartAsync(Flow flow)
        {
            var configuration = flow.SignsIn ? new ObjectValue(("authentication", "token")) : ObjectValue.Empty;
            var scene = new Scene(await ProviderFixture.StartAsync(new EmulatorOptions(), configuration), flow.Type);
            await flow.PrepareAsync(scene);
            return scene;
        }

        public ValueTask DisposeAsync() => fixture.DisposeAsync();
    }
}
